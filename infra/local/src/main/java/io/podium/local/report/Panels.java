package io.podium.local.report;

import io.podium.local.page.CurvePlot;
import io.podium.local.page.Html;
import org.jspecify.annotations.Nullable;

/** A section of a page with plots over the same time, side by side. */
final class Panels {
    private static final int PARTS = 240;

    private final StringBuilder html = new StringBuilder();
    private final double seconds;
    private boolean empty = true;

    Panels(double seconds) {
        this.seconds = Math.max(1, seconds);
    }

    Panels section(String name, String about) {
        html.append("<section>\n<h2>")
                .append(Html.escaped(name))
                .append("</h2>\n<p>")
                .append(Html.escaped(about))
                .append("</p>\n<div class=\"panels\">\n");
        empty = true;
        return this;
    }

    /**
     * Adds a plot.
     *
     * @param name what it is of
     * @param note a figure that matters
     * @param top the largest value of all plots on the same scale
     * @param second another curve, dashed, or null
     * @param limit a value that is marked, or null
     */
    Panels plot(String name, String note, double top, Course course, @Nullable Course second, @Nullable Double limit) {
        double[] over = second == null ? new double[0] : second.sampled(seconds, PARTS);
        String svg = new CurvePlot(seconds, top, limit)
                .svg(course.sampled(seconds, PARTS), over, name + " over time, " + note);
        html.append("<figure><figcaption><b>")
                .append(Html.escaped(name))
                .append("</b><span>")
                .append(Html.escaped(note))
                .append("</span></figcaption>")
                .append(svg)
                .append("</figure>\n");
        empty = false;
        return this;
    }

    /** Ends the section, and says in words what a section without plots means. */
    Panels end(String none) {
        html.append("</div>\n");
        if (empty) {
            html.append("<p>").append(Html.escaped(none)).append("</p>\n");
        }
        html.append("</section>\n");
        return this;
    }

    double mean(Course course) {
        return course.mean(seconds, PARTS);
    }

    String html() {
        return html.toString();
    }
}
