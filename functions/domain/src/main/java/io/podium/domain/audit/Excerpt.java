package io.podium.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A text as the audit keeps it: whole up to {@link #MAX_BYTES}, else its beginning and a digest, by which somebody who
 * has the whole can prove it.
 *
 * @param text the text or its beginning
 * @param bytes how long the whole is in UTF-8
 * @param sha256 the SHA-256 of the whole in UTF-8, in hexadecimal digits; null if the text is whole
 */
public record Excerpt(String text, int bytes, @Nullable String sha256) {
    /** The most that is kept of one text, in bytes of UTF-8. */
    public static final int MAX_BYTES = 8_192;

    /** Returns a text as it is kept. */
    public static Excerpt of(String whole) {
        byte[] utf8 = whole.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= MAX_BYTES) {
            return new Excerpt(whole, utf8.length, null);
        }
        int end = MAX_BYTES;
        // A byte that continues a character is not where the next one begins.
        while ((utf8[end] & 0xc0) == 0x80) {
            end--;
        }
        return new Excerpt(new String(utf8, 0, end, StandardCharsets.UTF_8), utf8.length, digest(utf8));
    }

    /** Returns whether nothing is cut. */
    public boolean isWhole() {
        return sha256 == null;
    }

    private static String digest(byte[] utf8) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
