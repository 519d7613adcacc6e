package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path data;

    @Test
    void beginsWithThePresentWhereNothingIsKept() {
        assertThat(new ClockFile(data).latest(NOW)).isEqualTo(NOW);
    }

    @Test
    void neverGoesBackBeforeWhatIsKept() {
        new ClockFile(data).keep(NOW.plusSeconds(60));
        assertThat(new ClockFile(data).latest(NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(new ClockFile(data).latest(NOW.plusSeconds(90))).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void keepsTheLatestOnly() {
        new ClockFile(data).keep(NOW.plusSeconds(60));
        new ClockFile(data).keep(NOW.plusSeconds(61));
        assertThat(new ClockFile(data).latest(NOW)).isEqualTo(NOW.plusSeconds(61));
    }

    @Test
    void saysWhichFileHoldsNoTime() throws Exception {
        Files.writeString(data.resolve("clock"), "yesterday");
        assertThatThrownBy(() -> new ClockFile(data).latest(NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clock");
    }
}
