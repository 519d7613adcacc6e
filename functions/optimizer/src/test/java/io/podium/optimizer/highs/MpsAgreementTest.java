package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.mps.MpsReader;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read here has the optimum that HiGHS finds where its own reader reads the same file. */
class MpsAgreementTest {

    private static final String ROWS = """
            NAME T
            ROWS
             N C
             L CAP
             G R
            COLUMNS
             X C -1 R 1
             X CAP 1
             Y C 2 R 1
             Y CAP 2
            """;

    private final HighsLibrary.Loaded library = (HighsLibrary.Loaded) HighsLibrary.load();

    @TempDir
    private Path folder;

    private void agree(String text) throws IOException {
        LpResult result = new HighsLpSolver(library).solve(MpsReader.read(text).program(), SolveLimits.SMALL);
        assertThat(result).as(result.words()).isInstanceOf(LpResult.Optimal.class);
        assertThat(((LpResult.Optimal) result).objective()).isCloseTo(read(text), within(1e-7));
    }

    /** The optimum of the file as the library's own reader understands it. */
    private double read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("program.mps"), text);
        NativeLibrary functions = ((Library.Handler) Proxy.getInvocationHandler(library.api())).getNativeLibrary();
        Pointer model = library.api().Highs_create();
        try {
            library.api().Highs_setBoolOptionValue(model, "output_flag", 0);
            Object[] arguments = {model, file.toString()};
            assertThat(functions.getFunction("Highs_readModel").invokeInt(arguments))
                    .isNotEqualTo(-1);
            library.api().Highs_run(model);
            assertThat(HighsStatus.of(library.api().Highs_getModelStatus(model)))
                    .isEqualTo(HighsStatus.OPTIMAL);
            return functions.getFunction("Highs_getObjectiveValue").invokeDouble(new Object[] {model});
        } finally {
            library.api().Highs_destroy(model);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UP B X 4",
                "LO B X -9;UP B X -5",
                "LO B Y -3",
                "MI B Y;UP B X 50",
                "FX B X 2.5",
                "FR B Y;UP B X 50",
                "UP B X 1e30",
                "MI B Y;UP B Y 3;UP B X 50"
            })
    void aboutBounds(String bounds) throws IOException {
        agree(ROWS + "RHS\n S CAP 40 R -20\nBOUNDS\n " + bounds.replace(";", "\n ") + "\nENDATA\n");
    }

    @ParameterizedTest
    @CsvSource({"L,4", "L,-4", "G,4", "G,-4", "E,4", "E,-4", "E,0"})
    void aboutRangesAtBothEnds(String type, String range) throws IOException {
        for (String cost : new String[] {"1", "-1"}) {
            agree("NAME T\nROWS\n N C\n " + type + " R\nCOLUMNS\n X C " + cost + " R 2\nRHS\n S R 10\nRANGES\n S R "
                    + range + "\nBOUNDS\n UP B X 100\nENDATA\n");
        }
    }

    @Test
    void aboutTheConstantOfTheObjectiveAndItsSense() throws IOException {
        agree(ROWS + "RHS\n S C 7 CAP 40\n S R 1\nENDATA\n");
        agree("NAME T\nOBJSENSE\n MAX\n" + ROWS.substring(7) + "RHS\n S CAP 40 R 1\nENDATA\n");
    }

    @Test
    void aboutBlanksInNamesOfFixedForm() throws IOException {
        agree("""
                NAME          FIXED
                ROWS
                 N  COST
                 L  THE ROW
                COLUMNS
                    MY COL    COST               1.5   THE ROW            2.0
                    B COL     COST                -1   THE ROW            1.0
                RHS
                    RHS       THE ROW            4.0
                BOUNDS
                 UP BND       MY COL             3.0
                ENDATA
                """);
    }
}
