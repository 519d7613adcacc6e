package io.podium.local.page;

import java.util.stream.DoubleStream;

/**
 * Maps values from 0 up to pixels.
 *
 * @param top the largest value that has a place, above 0
 * @param step the distance of two marks
 * @param from where 0 is, in pixels
 * @param to where the top is, in pixels
 */
public record Scale(double top, double step, double from, double to) {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** A scale that ends with the largest value, with about so many marks at round values. */
    public static Scale upTo(double largest, int marks, double from, double to) {
        double top = largest > 0 ? largest : 1;
        return new Scale(top, roundStep(top / marks), from, to);
    }

    /** A scale that ends with a mark at or above the largest value. */
    public static Scale roundUpTo(double largest, int marks, double from, double to) {
        Scale exact = upTo(largest, marks, from, to);
        return new Scale(exact.step() * Math.ceil(exact.top() / exact.step() - 1e-9), exact.step(), from, to);
    }

    /** Returns where a value is, in pixels. */
    public double at(double value) {
        return from + (to - from) * Math.min(value, top) / top;
    }

    /** Returns the values that have a mark, 0 included. */
    public double[] marks() {
        return DoubleStream.iterate(0, mark -> mark <= top * (1 + 1e-9), mark -> mark + step)
                .toArray();
    }

    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : ROUND) {
            if (factor * power >= raw * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
