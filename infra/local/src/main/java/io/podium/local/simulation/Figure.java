package io.podium.local.simulation;

import java.util.Locale;

/** Numbers for people. */
final class Figure {
    private static final int MOST_DECIMALS = 9;

    private Figure() {}

    /** Returns a whole number with a comma between thousands. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number with a comma between thousands and so many decimals. */
    static String exact(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Returns a number as short as it can be told apart from others. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? count((long) value) : Double.toString(value);
    }

    /** Returns a number with two or three significant digits, and without decimals from 100 on. */
    static String rough(double value) {
        double size = Math.abs(value);
        if (size >= 99.95 || value == Math.rint(value)) {
            return exact(value, 0);
        }
        if (size >= 0.0995) {
            return exact(value, size >= 9.995 ? 1 : 2);
        }
        return exact(value, Math.min(MOST_DECIMALS, 1 - (int) Math.floor(Math.log10(size))));
    }

    /** Returns seconds. */
    static String seconds(double seconds) {
        return (seconds > 0 && seconds < 0.01 ? "under 0.01" : rough(seconds)) + " s";
    }

    /** Returns a long time in the unit that suits it. */
    static String duration(double seconds) {
        Unit unit = Unit.of(seconds);
        return rough(seconds / unit.seconds) + " " + unit.symbol;
    }

    /** Units of time, the longest first. */
    enum Unit {
        D("d", 86_400),
        H("h", 3_600),
        MIN("min", 60),
        S("s", 1);

        final String symbol;
        final double seconds;

        Unit(String symbol, double seconds) {
            this.symbol = symbol;
            this.seconds = seconds;
        }

        /** Returns the longest unit of which this time has at least three. */
        static Unit of(double seconds) {
            for (Unit unit : values()) {
                if (seconds >= 3 * unit.seconds) {
                    return unit;
                }
            }
            return S;
        }
    }
}
