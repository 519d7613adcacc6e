package io.podium.domain.optimization;

import java.util.List;

/** The variables of a program, as columns of equal length; the arrays are shared and must not be changed. */
@SuppressWarnings("ArrayRecordComponent") // large and shared; never compared
record VariableColumns(List<String> names, double[] objective, double[] lower, double[] upper) {}
