package io.podium.lambda.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of the console.
 *
 * @param contentType what it is, for the browser
 * @param text what it says
 * @param tag changes whenever the text does, in quotes as HTTP has it
 */
record ConsoleFile(String contentType, String text, String tag) {
    private static final int TAG_CHARACTERS = 20;

    /**
     * Returns a file by its name and text.
     *
     * @throws IllegalArgumentException if the name has an ending whose content type is not known
     */
    static ConsoleFile of(String name, String text) {
        return new ConsoleFile(contentType(name), text, tag(text));
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default ->
                throw new IllegalArgumentException(
                        "the console has no file such as " + name + ". Maybe add the content type for its ending.");
        };
    }

    private static String tag(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest).substring(0, TAG_CHARACTERS) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
