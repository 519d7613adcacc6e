package io.podium.local.conformance;

import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The events of {@code events/}, each named for its function. */
final class EventFiles {
    /** A task's life first, then whatever else there is. */
    private static final List<String> FIRST = List.of(
            "register-step",
            "register-put-pool",
            "submit-post-tasks",
            "schedule-step-queues",
            "allocate-step",
            "lease-post");

    private EventFiles() {}

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Archives.project("events"))) {
            List<String> rest = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    // What the pipe hands to the state machine; no function sees it so.
                    .filter(name -> !name.equals("pipe") && !FIRST.contains(name))
                    .sorted()
                    .toList();
            List<String> events = new ArrayList<>(FIRST);
            events.addAll(rest);
            return events;
        }
    }

    /** Finds the function that an event is named for: register-step is for RegisterFunction. */
    static FunctionDefinition function(String event, Template template) {
        return template.functions().stream()
                .filter(function -> event.startsWith(prefix(function)))
                .max(Comparator.comparing(function -> prefix(function).length()))
                .orElseThrow(() -> new AssertionError("no function for " + event));
    }

    private static String prefix(FunctionDefinition function) {
        return function.id()
                        .replaceAll("Function$", "")
                        .replaceAll("(?<!^)([A-Z])", "-$1")
                        .toLowerCase(Locale.ROOT)
                + "-";
    }
}
