package io.podium.local.trace;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces in the Standard Workload Format of the Parallel Workloads Archive (version 2.2), plain or packed by gzip: a
 * line of 18 numbers for each job, comments after a semicolon at its beginning. Of the numbers it takes the second, when
 * the job was submitted, the fourth, how long it ran, and the fifth, the processors that it had, or the eighth, those
 * that it asked for, where the fifth is unknown.
 */
public final class SwfReader {
    private SwfReader() {}

    /** Returns whether a file's name is that of a trace in this format. */
    public static boolean reads(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".swf") || name.endsWith(".swf.gz");
    }

    /**
     * Reads a file.
     *
     * @throws TraceException if it is no trace
     * @throws IOException if it cannot be read
     */
    public static SwfTrace read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        boolean packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = packed ? unpacked(name, bytes) : bytes) {
            // The numbers are ASCII; comments of old traces may be anything.
            return read(name, new InputStreamReader(plain, StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it
     * @throws TraceException if it is no trace
     */
    public static SwfTrace read(String name, Reader text) throws IOException {
        BufferedReader reader = new BufferedReader(text);
        List<SwfJob> jobs = new ArrayList<>();
        int skipped = 0;
        int number = 0;
        String line;
        while ((line = next(name, number + 1, reader)) != null) {
            number++;
            if (line.startsWith(";")) {
                continue;
            }
            SwfJob job = new SwfLine(name, number, line).job();
            if (job == null) {
                skipped++;
            } else {
                jobs.add(job);
            }
        }
        if (jobs.isEmpty()) {
            throw new TraceException(name, number + 1, "there is no job to run; " + skipped + " were skipped");
        }
        return SwfTrace.of(name, jobs, skipped);
    }

    private static InputStream unpacked(String name, InputStream bytes) throws IOException {
        try {
            return new GZIPInputStream(bytes);
        } catch (ZipException | EOFException e) {
            throw new TraceException(name, 1, "the file is not packed by gzip. Maybe drop .gz from its name.");
        }
    }

    private static @Nullable String next(String name, int line, BufferedReader reader) throws IOException {
        try {
            return reader.readLine();
        } catch (ZipException | EOFException e) {
            throw new TraceException(name, line, "the packed file is damaged: " + e.getMessage());
        }
    }
}
