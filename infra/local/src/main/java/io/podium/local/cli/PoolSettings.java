package io.podium.local.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The options that say what a pool is to be. */
final class PoolSettings {
    /** What a pool is defined by; all else that the API shows of it follows. */
    static final List<String> DEFINING = List.of(
            "capacity",
            "prices",
            "policy",
            "agingRate",
            "placement",
            "strategy",
            "preemptionMarginSeconds",
            "patienceSeconds",
            "fairness",
            "shards",
            "defaultTenant",
            "tenants");

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The whole pool as JSON, - for standard input; what it leaves out is as by default. Other"
                    + " options are put over it.")
    private @Nullable Path file;

    @Option(
            names = "--capacity",
            paramLabel = "KIND=AMOUNT",
            split = ",",
            description = "How much there is of each kind, as in cpu=8,memory=16384.")
    private @Nullable Map<String, Double> capacity;

    @Option(
            names = "--price",
            paramLabel = "KIND=USD",
            split = ",",
            description = "What a unit of each kind costs an hour.")
    private @Nullable Map<String, Double> prices;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "The order of tasks: fifo, sjf, srtf, dps, edf, random.")
    private @Nullable String policy;

    @Option(
            names = "--aging-rate",
            paramLabel = "RATE",
            description = "What waiting adds to a rank under dps, a second.")
    private @Nullable Double agingRate;

    @Option(
            names = "--placement",
            paramLabel = "NAME",
            description = "The choice between services, such as least-loaded or plan-weighted.")
    private @Nullable String placement;

    @Option(names = "--strategy", paramLabel = "NAME", description = "How much a task gets: msa, mra, random, plan.")
    private @Nullable String strategy;

    @Option(names = "--fairness", paramLabel = "NAME", description = "Between tenants: max-min, drf, none.")
    private @Nullable String fairness;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long a task that finds no room is passed by before room is held back for it.")
    private @Nullable Double patienceSeconds;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "Into how many parts the pool is divided, 1 to 16, for more than some 1,000 tasks at a time;"
                    + " said when it is first defined.")
    private @Nullable Integer shards;

    boolean isWhole() {
        return file != null;
    }

    /** @throws CommandFailure if no option is there */
    void requireSome() {
        if (file == null && named().isEmpty()) {
            throw new CommandFailure(
                    "nothing says what the pool is to be. Maybe add --policy sjf, or see podium pool set --help",
                    ExitCode.USAGE);
        }
    }

    /** Returns the body that defines a pool: as it is or as the file says, with the options put over it. */
    Map<String, Object> over(Map<?, ?> present) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (file != null) {
            JsonFile.read(file).forEach((name, value) -> body.put(String.valueOf(name), value));
        }
        for (String name : DEFINING) {
            if (present.get(name) != null) {
                body.put(name, present.get(name));
            }
        }
        body.putAll(named());
        return body;
    }

    private Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        put(named, "capacity", capacity);
        put(named, "shards", shards);
        put(named, "prices", prices);
        put(named, "policy", policy);
        put(named, "agingRate", agingRate);
        put(named, "placement", placement);
        put(named, "strategy", strategy);
        put(named, "patienceSeconds", patienceSeconds);
        put(named, "fairness", fairness);
        return named;
    }

    private static void put(Map<String, Object> named, String name, @Nullable Object value) {
        if (value != null) {
            named.put(name, value);
        }
    }
}
