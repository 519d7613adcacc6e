package io.podium.local.page;

/** Text in HTML. */
public final class Html {
    private Html() {}

    /** Returns what shows as this text, in an element and in an attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
