package io.podium.local.benchmark;

import io.podium.domain.meter.PartitionLoad;
import io.podium.local.cost.CostOptions;
import io.podium.local.cost.CostRun;
import io.podium.local.trace.Arrival;
import io.podium.local.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which partition keys of the store are busiest under a high rate, in virtual time, beside what a key of DynamoDB takes. */
public final class PartitionBenchmark {
    private static final int BATCH = 100;
    private static final int SHOWN = 10;
    private static final double TASK_SECONDS = 0.1;

    private final Spread spread;
    private final PartitionLoad load;

    /**
     * What is loaded.
     *
     * @param rate tasks a second
     * @param pools over which they are spread
     * @param tenants whose they are
     * @param shards into how many each pool is divided
     * @param slots the slots of each service; null for as many as never let a task wait, as far as pools take them
     * @param seconds for how long
     */
    public record Spread(
            int rate,
            int pools,
            int tenants,
            int shards,
            @Nullable Integer slots,
            int seconds) {}

    private PartitionBenchmark(Spread spread, PartitionLoad load) {
        this.spread = spread;
        this.load = load;
    }

    /**
     * Runs the load through all that is deployed.
     *
     * @throws IOException if the template cannot be read
     */
    public static PartitionBenchmark of(Spread spread, Path template) throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        for (int number = 0; number < spread.rate() * spread.seconds(); number++) {
            String tenant = "tenant-" + number / BATCH % spread.tenants();
            arrivals.add(
                    new Arrival((double) number / spread.rate(), TASK_SECONDS, "work", 0, tenant, null, null, null));
        }
        CostOptions options = new CostOptions(
                Trace.of("partitions", arrivals),
                BATCH,
                CostOptions.Targets.queue,
                spread.pools() * CostOptions.SERVICES_A_POOL,
                null,
                spread.slots(),
                spread.shards());
        return new PartitionBenchmark(spread, CostRun.partitionLoad(options, template));
    }

    /** Returns the figures as a plain tree. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rate", (long) spread.rate());
        tree.put("pools", (long) spread.pools());
        tree.put("tenants", (long) spread.tenants());
        tree.put("shards", (long) spread.shards());
        tree.put("slots", spread.slots() == null ? null : (long) spread.slots());
        tree.put("keysBeyondLimit", load.tooHot());
        tree.put("hottest", load.hottest(SHOWN).stream().map(this::tree).toList());
        return tree;
    }

    private Map<String, Object> tree(PartitionLoad.Load key) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", key.key());
        tree.put("writeUnits", key.writes());
        tree.put("busiestSecondWriteUnits", key.mostWrites());
        tree.put("busiestSecondReadUnits", key.mostReads());
        tree.put("unitsBeyondLimit", key.beyond());
        return tree;
    }

    /** Returns the lines of a table in Markdown. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        for (PartitionLoad.Load key : load.hottest(SHOWN)) {
            rows.add(List.of(
                    key.key(),
                    whole(key.writes()),
                    whole(key.mostWrites()),
                    whole(key.mostReads()),
                    whole(key.beyond())));
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d tasks/s over %d pools of %d tenants%s%s, %d s: %d keys beyond %.0f write or %.0f read units a second",
                spread.rate(),
                spread.pools(),
                spread.tenants(),
                spread.shards() == 1 ? "" : " in " + spread.shards() + " shards each",
                spread.slots() == null ? "" : ", " + spread.slots() + " slots a service",
                spread.seconds(),
                load.tooHot(),
                PartitionLoad.WRITES,
                PartitionLoad.READS));
        lines.addAll(BenchmarkText.table(
                List.of(
                        "key",
                        "write units in all",
                        "busiest second",
                        "read units, busiest second",
                        "beyond the limit"),
                rows));
        return lines;
    }

    private static String whole(double units) {
        return String.format(Locale.ROOT, "%.0f", units);
    }
}
