package io.podium.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One page of HTML that opens without a network: its style and pictures are in it, it has no script, and its own policy
 * forbids to load anything. It is light or dark as the reader's system is.
 */
public final class Page {
    private Page() {}

    /**
     * Returns the page.
     *
     * @param title the title, as text
     * @param main what stands under the title, as HTML
     * @param footer the last line, as text
     */
    public static String html(String title, String main, String footer) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
                <link rel="icon" href="data:,">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                <footer>%s</footer>
                </body>
                </html>
                """.formatted(Html.escaped(title), style(), Html.escaped(title), main, Html.escaped(footer));
    }

    private static String style() {
        try (InputStream css = Page.class.getResourceAsStream("page.css")) {
            if (css == null) {
                throw new IllegalStateException("page.css is not packaged with its class");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("page.css cannot be read", e);
        }
    }
}
