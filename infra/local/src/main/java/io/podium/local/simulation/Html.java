package io.podium.local.simulation;

/** Text in HTML. */
final class Html {
    private Html() {}

    /** Returns what shows as this text, in an element and in an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
