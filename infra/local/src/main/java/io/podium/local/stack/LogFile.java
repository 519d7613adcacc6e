package io.podium.local.stack;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the lines of the log: shows errors, and keeps all in a file if there is one. */
final class LogFile implements Consumer<String>, AutoCloseable {
    private static final String ERROR = "\"level\":\"ERROR\"";

    private final @Nullable BufferedWriter file;
    private final Consumer<String> errors;

    private LogFile(@Nullable BufferedWriter file, Consumer<String> errors) {
        this.file = file;
        this.errors = errors;
    }

    /** Opens the log of a data directory, or one that is kept nowhere. */
    static LogFile open(@Nullable Path data, Consumer<String> errors) {
        if (data == null) {
            return new LogFile(null, errors);
        }
        try {
            Path path = data.resolve("podium.log");
            return new LogFile(
                    Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND), errors);
        } catch (IOException e) {
            throw new UncheckedIOException("the log in " + data + " cannot be written", e);
        }
    }

    @Override
    public synchronized void accept(String line) {
        if (line.contains(ERROR)) {
            errors.accept(line);
        }
        if (file != null) {
            try {
                file.write(line);
                file.newLine();
                file.flush();
            } catch (IOException e) {
                errors.accept("the log cannot be written: " + e.getMessage());
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            errors.accept("the log cannot be closed: " + e.getMessage());
        }
    }
}
