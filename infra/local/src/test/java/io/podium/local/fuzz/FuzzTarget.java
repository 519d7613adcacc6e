package io.podium.local.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Takes any bytes, and throws an error if they are neither read nor refused as they should be. */
@FunctionalInterface
interface FuzzTarget {
    /** All targets by name. A target serves one thread. */
    Map<String, Supplier<FuzzTarget>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("api", ApiTarget::new),
            Map.entry("event", EventTarget::new),
            Map.entry("json", () -> Parsers::json),
            Map.entry("csv", () -> Parsers::csv),
            Map.entry("swf", () -> Parsers::swf),
            Map.entry("mps", () -> Parsers::mps),
            Map.entry("program", () -> Parsers::program),
            Map.entry("definition", () -> Parsers::definition),
            Map.entry("template", TemplateTarget::new),
            Map.entry("cron", () -> Parsers::cron),
            Map.entry("token", () -> Parsers::token)));

    void take(byte[] input);

    /** Returns the input as the text that the parsers are given. */
    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
