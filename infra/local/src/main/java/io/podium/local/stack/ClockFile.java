package io.podium.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Keeps how far the clock has run beside the data, because a clock that was faster than real time is ahead of it: after
 * a restart time must not go back before what the store knows.
 */
final class ClockFile {
    private final Path file;

    ClockFile(Path data) {
        this.file = data.resolve("clock");
    }

    /**
     * Returns the later of the instant kept, if there is one, and this one.
     *
     * @throws IllegalStateException if the file holds something else
     */
    Instant latest(Instant now) {
        if (!Files.exists(file)) {
            return now;
        }
        try {
            Instant kept = Instant.parse(Files.readString(file).strip());
            return kept.isAfter(now) ? kept : now;
        } catch (DateTimeException e) {
            throw new IllegalStateException(file + " holds no instant. Maybe remove it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Keeps an instant. */
    void keep(Instant instant) {
        try {
            Path fresh = file.resolveSibling("clock.new");
            Files.writeString(fresh, instant + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
