package io.podium.benchmark;

import io.podium.benchmark.decision.DecisionRun;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the benchmark that the first argument names; {@code --json FILE} writes its figures there as well. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        int json = words.indexOf("--json");
        @Nullable Path file = json >= 0 && json + 1 < words.size() ? Path.of(words.get(json + 1)) : null;
        String name = words.isEmpty() ? "" : words.get(0);
        Figures figures =
                switch (name) {
                    case "decisions" -> DecisionRun.measure(words.contains("--quick"));
                    default ->
                        throw new IllegalArgumentException("there is no benchmark '" + name + "'. Maybe: decisions");
                };
        figures.tell(System.out, file);
    }
}
