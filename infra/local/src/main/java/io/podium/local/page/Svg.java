package io.podium.local.page;

import java.util.Locale;

/** Writes one picture. What it shows is told to those who cannot see it in its title. */
public final class Svg {
    private final StringBuilder text = new StringBuilder();

    /** Begins a picture of a size in pixels. */
    public Svg(int width, int height, String title) {
        add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"><title>%s</title>",
                width, height, Html.escaped(title), Html.escaped(title));
    }

    /** Draws a line. */
    public Svg line(String style, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
    }

    /** Draws a bar. */
    public Svg bar(double x, double y, double width, double height) {
        return add("<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", x, y, width, height);
    }

    /** Draws a path. */
    public Svg path(String style, CharSequence commands) {
        return add("<path class=\"%s\" d=\"%s\"/>", style, commands);
    }

    /**
     * Writes words.
     *
     * @param anchor start, middle or end
     */
    public Svg text(String style, String anchor, double x, double y, String words) {
        return add(
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                style, anchor, x, y, Html.escaped(words));
    }

    /** Returns the picture. */
    public String end() {
        return text + "</svg>";
    }

    private Svg add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
        return this;
    }
}
