package io.podium.local.page;

import java.util.Locale;

/** Numbers for people. */
public final class Figure {
    private static final int MOST_DECIMALS = 9;

    private Figure() {}

    /** Returns a whole number with a comma between thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number with a comma between thousands and so many decimals. */
    public static String exact(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Returns a number as short as it can be told apart from others. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? count((long) value) : Double.toString(value);
    }

    /** Returns a number with two or three significant digits, and without decimals from 100 on. */
    public static String rough(double value) {
        double size = Math.abs(value);
        if (size >= 99.95 || value == Math.rint(value)) {
            return exact(value, 0);
        }
        if (size >= 0.0995) {
            return exact(value, size >= 9.995 ? 1 : 2);
        }
        return exact(value, Math.min(MOST_DECIMALS, 1 - (int) Math.floor(Math.log10(size))));
    }

    /** Returns a mark of a scale, with as many decimals as the distance of its marks has. */
    public static String mark(double value, double step) {
        int decimals = 0;
        double scaled = step;
        while (decimals < MOST_DECIMALS && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled) {
            scaled *= 10;
            decimals++;
        }
        return exact(value, decimals);
    }

    /** Returns seconds. */
    public static String seconds(double seconds) {
        return (seconds > 0 && seconds < 0.01 ? "under 0.01" : rough(seconds)) + " s";
    }

    /** Returns a long time in the unit that suits it. */
    public static String duration(double seconds) {
        Unit unit = Unit.of(seconds);
        return rough(seconds / unit.seconds) + " " + unit.symbol;
    }

    /** Units of time, the longest first. */
    public enum Unit {
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
        public static Unit of(double seconds) {
            for (Unit unit : values()) {
                if (seconds >= 3 * unit.seconds) {
                    return unit;
                }
            }
            return S;
        }
    }
}
