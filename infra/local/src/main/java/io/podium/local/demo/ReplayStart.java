package io.podium.local.demo;

import io.podium.local.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When a trace began on kept data, so that a replay that was cut off goes on where it was. */
final class ReplayStart {
    private ReplayStart() {}

    /**
     * Returns when the trace began on this data: now, unless it has begun before.
     *
     * @param data the directory of the data, or null if nothing is kept
     * @param now the present time, which is kept
     */
    static Instant of(@Nullable Path data, Trace trace, Instant now) throws IOException {
        Instant start = now.truncatedTo(ChronoUnit.MILLIS);
        if (data == null) {
            return start;
        }
        Path file = data.resolve("replay-" + TaskBodies.fingerprint(trace));
        if (Files.exists(file)) {
            return Instant.parse(Files.readString(file).strip());
        }
        Files.writeString(file, start + "\n");
        return start;
    }
}
