package io.podium.optimizer.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.mps.MpsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published optima of the Netlib set, where its files stand beside the project or where {@code -Dpodium.netlib} says. */
class NetlibTest {

    private static final Solvers SOLVERS = new Solvers(HighsLibrary::load, warning -> {});

    @ParameterizedTest
    @CsvSource({
        "afiro, -4.6475314286E+02",
        "sc50a, -6.4575077059E+01",
        "sc50b, -7.0000000000E+01",
        "adlittle, 2.2549496316E+05",
        "blend, -3.0812149846E+01",
        "kb2, -1.7499001299E+03",
        "share2b, -4.1573224074E+02",
        "recipe, -2.6661600000E+02",
        "scagr7, -2.3313898243E+06",
        "stocfor1, -4.1131976219E+04"
    })
    void reachesThePublishedOptimum(String name, double optimum) throws IOException {
        Optional<Path> file = netlib().map(folder -> folder.resolve(name + ".mps"));
        assumeTrue(file.isPresent(), "no folder ../shared/data/netlib beside the project, and no -Dpodium.netlib");
        LinearProgram program = MpsReader.read(Files.readString(file.get())).program();
        for (String engine : SOLVERS.names()) {
            LpResult result = SOLVERS.named(engine).solve(program, SolveLimits.SMALL);
            assertThat(result).as(engine + ": " + result.words()).isInstanceOf(LpResult.Optimal.class);
            assertThat(((LpResult.Optimal) result).objective())
                    .as(engine)
                    .isCloseTo(optimum, within(1e-6 * Math.abs(optimum)));
        }
    }

    private static Optional<Path> netlib() {
        String given = System.getProperty("podium.netlib");
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("../shared/data/netlib").normalize())
                .filter(Files::isDirectory)
                .findFirst();
    }
}
