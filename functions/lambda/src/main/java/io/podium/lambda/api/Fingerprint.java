package io.podium.lambda.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Short names for content: 128 bits in 22 characters that are safe in ids and addresses. */
final class Fingerprint {
    private static final int BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Fingerprint() {}

    /** Returns the fingerprint of a text. */
    static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return TEXT.encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the id of a task that was given none: drawn at random, or by the key that names its call. */
    static String id(@Nullable String idempotencyKey, int index, RandomGenerator random) {
        if (idempotencyKey != null) {
            return "t-" + of(idempotencyKey + "\n" + index);
        }
        byte[] drawn = new byte[BYTES];
        random.nextBytes(drawn);
        return "t-" + TEXT.encodeToString(drawn);
    }
}
