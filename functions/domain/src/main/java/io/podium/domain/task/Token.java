package io.podium.domain.task;

import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The fencing token of a lease. It names the task's tenant, because a worker serves tasks of many tenants, and carries
 * a nonce, so that holding the token proves that the lease was handed out.
 *
 * @param fence counts the leases of one task from 1
 * @param nonce 64 random bits in base 36
 * @param tenant the task's tenant
 */
public record Token(long fence, String nonce, String tenant) {
    private static final int RADIX = 36;
    private static final int MAX_FENCE_DIGITS = 18;
    private static final int MAX_NONCE_LENGTH = 13;

    public Token {
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(tenant);
    }

    /** Draws the token of a task's next lease. */
    public static Token draw(long fence, String tenant, RandomGenerator random) {
        return new Token(fence, unsigned(random.nextLong()), tenant);
    }

    /** As {@link Long#toUnsignedString(long, int)}, which takes a detour over large integers for half of all numbers. */
    private static String unsigned(long bits) {
        return bits >= 0
                ? Long.toString(bits, RADIX)
                : Long.toString(Long.divideUnsigned(bits, RADIX), RADIX)
                        + Character.forDigit((int) Long.remainderUnsigned(bits, RADIX), RADIX);
    }

    /** Reads a token as a worker shows it; empty if the text cannot be one. */
    public static Optional<Token> parse(String text) {
        int fence = text.indexOf('.');
        int nonce = text.indexOf('.', fence + 1);
        boolean isToken = isWord(text, 0, fence, MAX_FENCE_DIGITS, false)
                && isWord(text, fence + 1, nonce, MAX_NONCE_LENGTH, true)
                && isLine(text, nonce + 1);
        return isToken
                ? Optional.of(new Token(
                        Long.parseLong(text, 0, fence, 10),
                        text.substring(fence + 1, nonce),
                        text.substring(nonce + 1)))
                : Optional.empty();
    }

    /** By hand, because every task that is read has a token or two. */
    private static boolean isWord(String text, int from, int to, int longest, boolean hasLetters) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isLetter = c >= 'a' && c <= 'z';
            if (!isDigit && !(hasLetters && isLetter)) {
                return false;
            }
        }
        return to > from && to - from <= longest;
    }

    /** Whether there is anything from a place on, all of it in one line. */
    private static boolean isLine(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                return false;
            }
        }
        return from < text.length();
    }

    /** Returns the token as it is handed to a worker. */
    @Override
    public String toString() {
        return fence + "." + nonce + "." + tenant;
    }
}
