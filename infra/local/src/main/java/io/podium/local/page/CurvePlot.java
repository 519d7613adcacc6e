package io.podium.local.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value over time.
 *
 * @param seconds the time that the plot covers
 * @param top the largest value of all plots that share the scale
 * @param limit a value that is marked by a line of its own, or null
 */
public record CurvePlot(
        double seconds, double top, @Nullable Double limit) {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 170;
    private static final int LEFT = 46;
    private static final int RIGHT = WIDTH - 10;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 22;

    /**
     * Returns the picture of a curve.
     *
     * @param values means of equal parts of the time; NaN where there is none
     * @param title what the picture shows, in words
     */
    public String svg(double[] values, String title) {
        return svg(values, new double[0], title);
    }

    /**
     * Returns the picture of a curve with another one, dashed, over it.
     *
     * @param values means of equal parts of the time; NaN where there is none
     * @param second the same of the other curve, empty for none
     * @param title what the picture shows, in words
     */
    public String svg(double[] values, double[] second, String title) {
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        Scale y = Scale.roundUpTo(top, 5, BOTTOM, TOP);
        for (double mark : y.marks()) {
            svg.line("grid", LEFT, y.at(mark), RIGHT, y.at(mark));
            svg.text("", "end", LEFT - 6, y.at(mark) + 4, Figure.mark(mark, y.step()));
        }
        Figure.Unit time = Figure.Unit.of(seconds);
        Scale x = Scale.upTo(seconds / time.seconds, 4, LEFT, RIGHT);
        for (double mark : x.marks()) {
            String words = mark == 0 ? "0 " + time.symbol : Figure.mark(mark, x.step());
            svg.text("", mark == 0 ? "start" : "middle", Math.min(x.at(mark), RIGHT - 8), HEIGHT - 6, words);
        }
        if (limit != null) {
            svg.line("limit", LEFT, y.at(limit), RIGHT, y.at(limit));
        }
        return svg.path("area", curve(values, y, true))
                .path("curve", curve(values, y, false))
                .path("second", curve(second, y, false))
                .end();
    }

    private static StringBuilder curve(double[] values, Scale y, boolean closed) {
        StringBuilder path = new StringBuilder();
        double width = (double) (RIGHT - LEFT) / values.length;
        int begin = 0;
        while (begin < values.length) {
            int end = begin;
            while (end < values.length && !Double.isNaN(values[end])) {
                end++;
            }
            if (end > begin) {
                stretch(path, values, begin, end, width, y, closed);
            }
            begin = end + 1;
        }
        return path;
    }

    private static void stretch(
            StringBuilder path, double[] values, int begin, int end, double width, Scale y, boolean closed) {
        if (closed) {
            point(path, 'M', LEFT + begin * width, y.from());
        }
        for (int i = begin; i < end; i++) {
            point(path, i == begin && !closed ? 'M' : 'L', LEFT + i * width, y.at(values[i]));
            point(path, 'L', LEFT + (i + 1) * width, y.at(values[i]));
        }
        if (closed) {
            point(path, 'L', LEFT + end * width, y.from());
            path.append('Z');
        }
    }

    private static void point(StringBuilder path, char command, double x, double y) {
        path.append(String.format(Locale.ROOT, "%c%.1f %.1f", command, x, y));
    }
}
