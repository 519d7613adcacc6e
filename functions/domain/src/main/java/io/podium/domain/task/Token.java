package io.podium.domain.task;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The fencing token of a lease. It names the task's tenant, because a worker serves tasks of many tenants, and carries
 * a nonce, so that holding the token proves that the lease was handed out.
 *
 * @param fence counts the leases of one task from 1
 * @param nonce 64 random bits in base 36
 * @param tenant the task's tenant
 */
public record Token(long fence, String nonce, String tenant) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9a-z]{1,13})\\.(.+)");

    public Token {
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(tenant);
    }

    /** Draws the token of a task's next lease. */
    public static Token draw(long fence, String tenant, RandomGenerator random) {
        return new Token(fence, Long.toUnsignedString(random.nextLong(), 36).toLowerCase(Locale.ROOT), tenant);
    }

    /** Reads a token as a worker shows it; empty if the text cannot be one. */
    public static Optional<Token> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Token(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Returns the token as it is handed to a worker. */
    @Override
    public String toString() {
        return fence + "." + nonce + "." + tenant;
    }
}
