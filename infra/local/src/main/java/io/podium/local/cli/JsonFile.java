package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** A JSON file that is sent to an API. */
final class JsonFile {
    private JsonFile() {}

    /**
     * Returns the object in a file; {@code -} stands for standard input.
     *
     * @throws CommandFailure if it cannot be read, or holds something else
     */
    static Map<?, ?> read(Path file) {
        if (parsed(bytes(file), String.valueOf(file)) instanceof Map<?, ?> tree) {
            return tree;
        }
        throw new CommandFailure(file + " holds no JSON object. Maybe it is a list; tasks are {\"tasks\": [...]}", 2);
    }

    /**
     * Returns what a JSON text says.
     *
     * @param name what to call it
     * @throws CommandFailure if it is none
     */
    static @Nullable Object parsed(byte[] utf8, String name) {
        try {
            return Json.parse(utf8);
        } catch (JsonException e) {
            throw new CommandFailure(name + " is not well-formed JSON: " + e.getMessage(), ExitCode.USAGE);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, ExitCode.USAGE);
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e, ExitCode.USAGE);
        }
    }
}
