package io.podium.optimizer.highs;

/**
 * Which variables and rows are basic, in HiGHS's numbers: 0 at the lower bound, 1 basic, 2 at the upper bound, 3 free at
 * zero, 4 not basic.
 */
@SuppressWarnings("ArrayRecordComponent") // large; never compared
record Basis(int[] columns, int[] rows) {

    static final int BASIC = 1;
    static final int NOT_BASIC = 4;
}
