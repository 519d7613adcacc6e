package io.podium.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One kill; {@code podium crash-test} does as many as it is told. */
@Timeout(600)
class KillRoundsTest {
    @TempDir
    private Path directory;

    @Test
    void nothingIsLostRepeatedOrHeldAfterAKill() throws Exception {
        List<String> notes = new ArrayList<>();
        Path home = Path.of("../..").toAbsolutePath().normalize();
        CrashReport report =
                new KillRounds("io.podium.local.cli.Podium", home, directory.resolve("data"), 7).run(1, notes::add);
        assertThat(report.broken()).isEmpty();
        assertThat(report.accepted()).isPositive();
        assertThat(notes).hasSize(1);
    }
}
