package io.podium.lambda.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one value is expected to be.
 *
 * @param rule the expectation in words, as in {@code a whole number from 1 to 10}; made when it is told
 * @param standIn a value that keeps the rule, for readers to go on with after a violation
 * @param reader returns what the value stands for, or null if it is not as expected
 */
record Scalar<T>(Supplier<String> rule, T standIn, Function<Object, @Nullable T> reader) {
    /** What every id matches. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private static final int MAX_ID_LENGTH = 128;
    private static final Scalar<String> AN_ID = new Scalar<>(
            () -> "an id of 1 to 128 letters, digits, '.', '_' and '-' that begins with a letter or digit",
            "x",
            value -> value instanceof String text && isId(text) ? text : null);

    private static final double LARGEST_EXACT = 1L << 53;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static Scalar<String> text(int maxLength) {
        return new Scalar<>(
                () -> "a text of 1 to " + maxLength + " characters, not all blank,",
                "x",
                value -> value instanceof String text && !text.isBlank() && text.length() <= maxLength ? text : null);
    }

    static Scalar<String> id() {
        return AN_ID;
    }

    /** Whether a text matches {@link #ID}; by hand, because every task names several. */
    private static boolean isId(String text) {
        if (text.isEmpty() || text.length() > MAX_ID_LENGTH || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    static Scalar<Long> integer(long min, long max) {
        return new Scalar<>(() -> "a whole number from " + min + " to " + max, min, value -> {
            Long whole = whole(value);
            return whole != null && whole >= min && whole <= max ? whole : null;
        });
    }

    static Scalar<Double> number(double min, double max) {
        return new Scalar<>(() -> "a number from " + plain(min) + " to " + plain(max), min, value -> {
            double number = value instanceof Number any ? any.doubleValue() : Double.NaN;
            return number >= min && number <= max && Double.isFinite(number) ? number + 0.0 : null; // turns -0.0 to 0.0
        });
    }

    static Scalar<Boolean> bool() {
        return new Scalar<>(() -> "true or false", false, value -> value instanceof Boolean flag ? flag : null);
    }

    static Scalar<String> oneOf(Collection<String> allowed) {
        return new Scalar<>(
                () -> "one of " + String.join(", ", allowed),
                allowed.iterator().next(),
                value -> value instanceof String text && allowed.contains(text) ? text : null);
    }

    static <T> Scalar<T> oneOf(Map<String, T> allowed) {
        return new Scalar<>(
                () -> "one of " + String.join(", ", allowed.keySet()),
                allowed.values().iterator().next(),
                value -> value instanceof String text ? allowed.get(text) : null);
    }

    static Scalar<Instant> timestamp() {
        return new Scalar<>(
                () -> "a time such as 2026-01-31T12:00:00Z, or seconds since 1970, up to the year 9999,",
                Instant.EPOCH,
                value -> {
                    Instant instant = value instanceof String text ? iso(text) : epoch(value);
                    return instant == null || instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)
                            ? null
                            : instant;
                });
    }

    /** Any plain tree, as JSON; that of one that is not plain cannot be written. */
    static Scalar<String> json() {
        return new Scalar<>(() -> "any JSON value", "\"x\"", value -> {
            try {
                return Json.write(value);
            } catch (IllegalArgumentException e) {
                return null; // the rule says what is wrong: this is nothing that JSON can hold
            }
        });
    }

    private static @Nullable Long whole(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT
                ? (Long) number.longValue()
                : null;
    }

    private static @Nullable Instant iso(String text) {
        try {
            return text.length() > 40 ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null; // the rule says what a time looks like
        }
    }

    private static @Nullable Instant epoch(Object value) {
        double seconds = value instanceof Number number ? number.doubleValue() : Double.NaN;
        return seconds >= 0 && seconds <= LATEST.getEpochSecond()
                ? Instant.ofEpochMilli(Math.round(seconds * 1000))
                : null;
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : "any";
    }
}
