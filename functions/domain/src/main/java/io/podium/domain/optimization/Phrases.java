package io.podium.domain.optimization;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers and units in the words of a report. */
final class Phrases {

    private static final double MEBIBYTES_PER_GIBIBYTE = 1024;

    private Phrases() {}

    /** Renders a count with its noun, as in {@code 1 instance} or {@code 3 instances}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Renders a number with up to three significant digits, without an exponent. */
    static String number(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Renders an amount of money in USD: cents, or three significant digits below ten cents. */
    static String money(double usd) {
        return Math.abs(usd) >= 0.1 ? String.format(Locale.ROOT, "%.2f USD", usd) : number(usd) + " USD";
    }

    /** Renders a share as a percentage. */
    static String percent(double share) {
        return number(share * 100) + " %";
    }

    /** Returns the unit in which a kind is priced in words. */
    static String unit(String kind) {
        return switch (kind) {
            case "cpu" -> "vCPU";
            case "memory" -> "GiB";
            default -> "unit of " + kind;
        };
    }

    /** Returns how many of a kind's own units are one {@link #unit}. */
    static double perUnit(String kind) {
        return kind.equals("memory") ? MEBIBYTES_PER_GIBIBYTE : 1;
    }
}
