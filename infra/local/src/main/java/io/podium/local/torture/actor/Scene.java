package io.podium.local.torture.actor;

import io.podium.local.torture.world.Chance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a world is about: its pools and services, how fast everybody acts, and what is asked for. Drawn once, so that
 * worlds differ from each other more than one world does in itself.
 *
 * @param pace how long clients and workers rest between two actions, in the mean, in milliseconds
 * @param runMillis how long tasks run, in the mean
 * @param tasks the most tasks that are submitted
 * @param gangs whether gangs are submitted
 * @param arrays whether arrays are submitted
 * @param schedules whether tasks are submitted by schedules
 * @param optimizes whether the optimizer can be called
 * @param policies the policies of the two pools
 * @param shards the shards of each pool
 */
record Scene(
        int pace,
        int runMillis,
        int tasks,
        boolean gangs,
        boolean arrays,
        boolean schedules,
        boolean optimizes,
        List<String> policies,
        int shards) {
    static final List<String> TENANTS = List.of("t", "t", "acme", "t", "b.eu", "t");
    static final List<String> PULLING = List.of("s", "u", "w");
    static final List<String> PUSHED = List.of("f", "h", "m");
    static final Set<String> POOLS = Set.of("p", "q");

    private static final List<String> POLICIES = List.of("fifo", "sjf", "srtf", "srtf", "dps", "edf", "random");
    private static final List<String> FAIRNESSES = List.of("max-min", "drf", "none");
    private static final List<String> STRATEGIES = List.of("msa", "mra", "random", "plan");
    private static final List<String> PLACEMENTS =
            List.of("random", "least-loaded", "power-of-two-choices", "plan-weighted");

    static Scene draw(Chance chance) {
        return new Scene(
                chance.pick(List.of(100, 500, 2_000, 8_000)),
                chance.pick(List.of(200, 2_000, 20_000, 60_000)),
                chance.between(5, 60),
                chance.oneIn(3),
                chance.oneIn(3),
                chance.oneIn(4),
                chance.oneIn(3),
                List.of(chance.pick(POLICIES), chance.pick(POLICIES)),
                chance.oneIn(3) ? 2 : 1);
    }

    /** Returns the body of {@code PUT /pools}. Quotas stay as they are, so that it can be told when one was not kept. */
    Map<String, Object> pool(String id, double cpu, Chance chance) {
        String policy = policies.get(id.equals("p") ? 0 : 1);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("capacity", Map.of("cpu", cpu, "memory", 8_192));
        body.put("policy", policy);
        body.put("agingRate", policy.equals("dps") ? 0.1 : 0.0);
        body.put("placement", chance.pick(PLACEMENTS));
        body.put("strategy", chance.pick(STRATEGIES));
        body.put("fairness", chance.pick(FAIRNESSES));
        body.put("defaultTenant", Map.of("weight", 1, "maxSlots", 4 * shards));
        body.put(
                "tenants",
                Map.of(
                        "acme", Map.of("weight", 2, "maxSlots", 2 * shards),
                        "b.eu", Map.of("weight", 0.5, "maxSlots", shards, "maxQueued", 6)));
        body.put("shards", shards);
        return body;
    }

    /** Returns the body of {@code POST /services}. */
    static Map<String, Object> service(String id) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("serviceId", id);
        body.put("resources", Map.of("cpu", 1, "memory", 256));
        body.put("instances", 2);
        body.put("leaseSeconds", leaseSeconds(id));
        switch (id) {
            case "s" ->
                body.putAll(Map.of(
                        "taskTypes", List.of("work"),
                        "target", Map.of("type", "pull"),
                        "slots", 2,
                        "pool", "p",
                        "allowedPools", List.of("q"),
                        "circuit", Map.of("failures", 3, "openSeconds", 20)));
            case "u" ->
                body.putAll(Map.of(
                        "taskTypes", List.of("work", "other"),
                        "target", Map.of("type", "pull"),
                        "pool", "p",
                        "ttlSeconds", 90,
                        "circuit", Map.of("failures", 1, "openSeconds", 40)));
            case "w" ->
                body.putAll(Map.of(
                        "taskTypes", List.of("work"), "target", Map.of("type", "pull"), "instances", 4, "pool", "q"));
            case "f" ->
                body.putAll(Map.of(
                        "taskTypes", List.of("sent"),
                        "target", Map.of("type", "lambda", "functionName", "f"),
                        "pool", "q",
                        "circuit", Map.of("failures", 2, "openSeconds", 10)));
            case "h" ->
                body.putAll(Map.of(
                        "taskTypes",
                        List.of("sent"),
                        "target",
                        Map.of("type", "http", "url", "https://h.example.com/run"),
                        "pool",
                        "q",
                        "ttlSeconds",
                        120));
            default ->
                body.putAll(Map.of(
                        "taskTypes", List.of("other", "queued"),
                        "target", Map.of("type", "sqs", "queueUrl", "work-" + id, "preemptible", true),
                        "slots", 2,
                        "pool", "p",
                        "dependsOn", List.of("s")));
        }
        return body;
    }

    static int leaseSeconds(String service) {
        return service.equals("s") ? 60 : 30;
    }
}
