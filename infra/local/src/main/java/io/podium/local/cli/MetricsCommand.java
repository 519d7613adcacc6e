package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium metrics}: throughput, waits, errors and load of pools and services. */
@Command(
        name = "metrics",
        aliases = "meter",
        description = "Shows throughput, waits, errors and load of pools and services.",
        footer = {
            "",
            "Examples:",
            "  podium metrics",
            "  podium metrics --pool batch --minutes 60 --resolution-seconds 300 --format json"
        },
        mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {
    private static final String[] FIGURES = {
        "completions",
        "failures",
        "throughputPerSecond",
        "p50WaitSeconds",
        "p99WaitSeconds",
        "p99ResponseSeconds",
        "queueLength",
        "utilization"
    };

    private final Output output;
    private final Map<String, String> environment;

    @Mixin
    private RemoteArguments arguments = new RemoteArguments();

    @Option(names = "--pool", paramLabel = "POOL", description = "Only this pool.")
    private @Nullable String pool;

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only this service.")
    private @Nullable String service;

    @Option(names = "--minutes", paramLabel = "N", description = "The last minutes, up to 1440. Default: 15.")
    private @Nullable Integer minutes;

    @Option(names = "--from", paramLabel = "TIME", description = "The beginning, in place of --minutes.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The end, in place of now.")
    private @Nullable String to;

    @Option(
            names = "--resolution-seconds",
            paramLabel = "S",
            description = "Also series, with a point every so many seconds; only JSON shows them.")
    private @Nullable Integer resolution;

    MetricsCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Remote remote = arguments.remote(output, environment)) {
            RemoteRequest request = RemoteRequest.get("metrics")
                    .with("pool", pool)
                    .with("service", service)
                    .with("minutes", minutes)
                    .with("from", from)
                    .with("to", to)
                    .with("resolution", resolution);
            remote.tell(remote.ask(request), MetricsCommand::lines);
        }
        return ExitCode.OK;
    }

    private static List<String> lines(Map<?, ?> told) {
        String[] columns = new String[FIGURES.length + 2];
        columns[0] = "pool";
        columns[1] = "service";
        System.arraycopy(FIGURES, 0, columns, 2, FIGURES.length);
        List<Map<String, Object>> rows = new ArrayList<>();
        if (told.get("pools") instanceof List<?> pools) {
            for (Object element : pools) {
                if (element instanceof Map<?, ?> one && one.get("pool") instanceof Map<?, ?> pool) {
                    add(rows, pool.get("poolId"), "(all)", one.get("total"));
                    if (one.get("services") instanceof List<?> services) {
                        services.forEach(row -> add(
                                rows, pool.get("poolId"), row instanceof Map<?, ?> m ? m.get("serviceId") : "", row));
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("From " + told.get("from") + " to " + told.get("to"));
        lines.addAll(Table.of(rows, columns));
        return lines;
    }

    private static void add(
            List<Map<String, Object>> rows, @Nullable Object pool, @Nullable Object service, @Nullable Object figures) {
        if (figures instanceof Map<?, ?> tree) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pool", String.valueOf(pool));
            row.put("service", String.valueOf(service));
            for (String name : FIGURES) {
                Object value = tree.get(name);
                if (value != null) {
                    row.put(name, value);
                }
            }
            rows.add(row);
        }
    }
}
