package io.podium.local.cost;

import io.podium.local.trace.Arrival;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks of a trace as calls that submit them: each tenant gathers a batch, and has one pool after the other run it. */
final class Batches {
    /** Without slots given, a service has these times what runs at most if nothing waits and reports take a minute. */
    private static final double SPARE = 1.5;

    private static final double GATHERING_SECONDS = 60;

    private Batches() {}

    /**
     * A call.
     *
     * @param at when, in seconds from the beginning
     * @param tenant whose
     * @param pool where
     * @param tasks what
     */
    record Batch(double at, String tenant, String pool, List<Map<String, Object>> tasks) {}

    static List<Batch> of(CostOptions options) {
        Map<String, List<Map<String, Object>>> gathering = new LinkedHashMap<>();
        List<Batch> batches = new ArrayList<>();
        double now = 0;
        int number = 0;
        for (Arrival arrival : options.trace().arrivals()) {
            now = arrival.at() * options.stretch();
            List<Map<String, Object>> tasks = gathering.computeIfAbsent(arrival.tenant(), any -> new ArrayList<>());
            tasks.add(body(number++, arrival, pool(options, batches.size())));
            if (tasks.size() == options.batch()) {
                batches.add(batch(now, arrival.tenant(), pool(options, batches.size()), tasks));
                gathering.remove(arrival.tenant());
            }
        }
        double end = now;
        gathering.forEach((tenant, tasks) -> batches.add(batch(end, tenant, pool(options, batches.size()), tasks)));
        return batches;
    }

    private static Batch batch(double at, String tenant, String pool, List<Map<String, Object>> tasks) {
        tasks.forEach(task -> task.put("pool", pool));
        return new Batch(at, tenant, pool, tasks);
    }

    private static String pool(CostOptions options, int batch) {
        return "pool-" + batch % options.pools();
    }

    private static Map<String, Object> body(int number, Arrival arrival, String pool) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("taskId", "t" + number);
        body.put("type", arrival.type());
        body.put("priority", arrival.priority());
        body.put("expectedSeconds", Math.max(0.001, arrival.duration()));
        body.put("payload", Map.of("seconds", arrival.duration()));
        body.put("pool", pool);
        return body;
    }

    /** Returns how many slots each service has, so that hardly a task waits where it is not said. */
    static int slots(CostOptions options, List<Batch> batches) {
        Integer given = options.slots();
        if (given != null) {
            return given;
        }
        double work = options.trace().workSeconds() + options.trace().arrivals().size() * GATHERING_SECONDS / 2;
        double span = Math.max(GATHERING_SECONDS, options.trace().spanSeconds() * options.stretch());
        double each = (work / span / options.pools() + 2.0 * options.batch()) * SPARE;
        return (int) Math.min(CostOptions.MAX_BATCH, Math.ceil(each / CostOptions.SERVICES_A_POOL));
    }
}
