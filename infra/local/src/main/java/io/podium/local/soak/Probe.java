package io.podium.local.soak;

import io.podium.local.soak.Sample.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at this process. */
final class Probe {
    private static final Path STATUS = Path.of("/proc/self/status");

    private final Path data;

    /** @param data the directory whose files are weighed */
    Probe(Path data) {
        this.data = data;
    }

    /** Collects garbage and says what is left. */
    Memory look() {
        ManagementFactory.getMemoryMXBean().gc();
        return new Memory(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                resident(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files());
    }

    private static long resident() {
        try {
            List<String> lines = Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long files() {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).mapToLong(Probe::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file may go between being listed and being weighed. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
