package io.podium.optimizer.highs;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of HiGHS's C interface that are used here, under their own names. Each that returns a number returns a
 * status: -1 for an error, 0 for success, 1 for a warning. Source: {@code highs_c_api.h} of HiGHS 1.12.
 */
@SuppressWarnings("checkstyle:MethodName") // bound by name
interface HighsApi extends Library {

    /** A column-wise matrix. */
    int COLUMN_WISE = 1;

    /** A row-wise matrix. */
    int ROW_WISE = 2;

    int MINIMIZE = 1;

    String Highs_version();

    Pointer Highs_create();

    void Highs_destroy(Pointer highs);

    int Highs_passLp(
            Pointer highs,
            int columns,
            int rows,
            int entries,
            int matrixFormat,
            int sense,
            double offset,
            double[] costs,
            double[] lower,
            double[] upper,
            double[] rowLower,
            double[] rowUpper,
            int[] starts,
            int[] indices,
            double[] values);

    int Highs_addCols(
            Pointer highs,
            int columns,
            double[] costs,
            double[] lower,
            double[] upper,
            int entries,
            int[] starts,
            int[] indices,
            double[] values);

    int Highs_changeColsIntegralityByRange(Pointer highs, int from, int to, int[] integrality);

    int Highs_setBoolOptionValue(Pointer highs, String option, int value);

    int Highs_setIntOptionValue(Pointer highs, String option, int value);

    int Highs_setDoubleOptionValue(Pointer highs, String option, double value);

    int Highs_setStringOptionValue(Pointer highs, String option, String value);

    int Highs_setBasis(Pointer highs, int[] columns, int[] rows);

    int Highs_getBasis(Pointer highs, int[] columns, int[] rows);

    int Highs_setSolution(
            Pointer highs,
            double[] columns,
            double @Nullable [] rows,
            double @Nullable [] columnDuals,
            double @Nullable [] rowDuals);

    int Highs_run(Pointer highs);

    int Highs_getModelStatus(Pointer highs);

    int Highs_getSolution(Pointer highs, double[] columns, double[] columnDuals, double[] rows, double[] rowDuals);

    int Highs_getIntInfoValue(Pointer highs, String info, int[] value);
}
