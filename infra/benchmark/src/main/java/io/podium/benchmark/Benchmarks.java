package io.podium.benchmark;

import io.podium.benchmark.decision.DecisionRun;
import io.podium.benchmark.throughput.ThroughputRun;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the benchmark that the first argument names; {@code --json FILE} writes its figures there as well, and
 * {@code --temporal HOST:PORT} and {@code --conductor HOST:PORT} have the throughput of such servers measured beside the others.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        @Nullable String json = option(words, "--json");
        String name = words.isEmpty() ? "" : words.get(0);
        Figures figures =
                switch (name) {
                    case "decisions" -> DecisionRun.measure(words.contains("--quick"));
                    case "throughput" ->
                        ThroughputRun.measure(
                                words.contains("--quick") ? 4_000 : 20_000,
                                option(words, "--temporal"),
                                option(words, "--conductor"));
                    case "latency" -> ThroughputRun.latency();
                    default ->
                        throw new IllegalArgumentException(
                                "there is no benchmark '" + name + "'. Maybe: decisions, throughput, latency");
                };
        figures.tell(System.out, json == null ? null : Path.of(json));
    }

    private static @Nullable String option(List<String> words, String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : null;
    }
}
