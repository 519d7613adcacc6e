package io.podium.local.simulation;

import io.podium.domain.simulation.WaitProfile.SizeClass;
import io.podium.local.page.Figure;
import io.podium.local.page.Scale;
import io.podium.local.page.Svg;
import java.util.List;

/**
 * The mean waits of classes of sizes, as bars.
 *
 * @param top the largest value of all plots that share the scale
 */
record SizePlot(double top) {
    private static final int WIDTH = 340;
    private static final int ROW = 22;
    private static final int LEFT = 92;
    private static final int RIGHT = WIDTH - 68;

    String svg(List<SizeClass> classes, String title) {
        Svg svg = new Svg(WIDTH, ROW * classes.size() + 4, title);
        Scale x = Scale.upTo(top, 3, 0, RIGHT - LEFT);
        svg.line("grid", LEFT, 0, LEFT, ROW * classes.size() + 4);
        for (int i = 0; i < classes.size(); i++) {
            SizeClass size = classes.get(i);
            double y = ROW * i + 4;
            double length = x.at(size.meanWaitSeconds());
            svg.text("name", "end", LEFT - 6, y + 13, name(size));
            svg.bar(LEFT, y + 2, Math.max(0.5, length), ROW - 8);
            svg.text("value", "start", LEFT + length + 6, y + 13, Figure.seconds(size.meanWaitSeconds()));
        }
        return svg.end();
    }

    /** Returns the class in words. */
    static String name(SizeClass size) {
        if (Double.isInfinite(size.toSeconds())) {
            return "from " + Figure.plain(size.fromSeconds()) + " s";
        }
        return (size.fromSeconds() == 0 ? "under " : Figure.plain(size.fromSeconds()) + "–")
                + Figure.plain(size.toSeconds()) + " s";
    }
}
