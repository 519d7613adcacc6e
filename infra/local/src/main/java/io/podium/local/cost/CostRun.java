package io.podium.local.cost;

import io.podium.domain.ledger.WholeLedger;
import io.podium.domain.meter.MeterReading;
import io.podium.domain.meter.PartitionLoad;
import io.podium.domain.store.ItemKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.lambda.api.WorkerReportReader;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.local.cost.Batches.Batch;
import io.podium.local.cost.CostOptions.Targets;
import io.podium.local.cost.Workers.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs a workload through everything that is deployed, in virtual time, and counts. Pull workers ask when there is
 * something for them: what asking in vain costs depends on how often they do.
 */
public final class CostRun {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final Duration NOTICE = Duration.ofSeconds(2);
    private static final int LEASED_AT_MOST = 10;
    private static final int LEASE_SECONDS = 3_600;
    private static final int TASKS_A_MESSAGE = 10;
    private static final String QUEUE = "http://queues/workers/";

    private final CostOptions options;
    private final VirtualTime time = new VirtualTime(START);
    private final Deployment deployment;
    private final Workers workers;
    private final List<Batch> batches;
    private final int slots;
    private final Map<String, Integer> free = new HashMap<>();
    private final Map<String, Integer> unleased = new HashMap<>();
    private long done;

    private CostRun(CostOptions options, Path template) throws IOException {
        this.options = options;
        this.deployment = new Deployment(template, time, this::handedOver);
        this.workers = new Workers(time, reportsTogether(options), this::report);
        this.batches = Batches.of(options);
        this.slots = Batches.slots(options, batches);
    }

    /**
     * Counts.
     *
     * @throws IllegalStateException if a task does not succeed within a day after the last was submitted
     */
    public static CostReport of(CostOptions options, Path template) throws IOException {
        return new CostRun(options, template).run();
    }

    /**
     * Runs the same and returns the processor time of the handlers, without the stores and queues that they call.
     *
     * @return nanoseconds by the logical id of the function; what schedules called stands under names of its own
     */
    public static Map<String, Long> handlerNanos(CostOptions options, Path template) throws IOException {
        CostRun run = new CostRun(options, template);
        run.register();
        Map<String, Long> before = run.deployment.handlerNanos();
        run.runTasks();
        Map<String, Long> nanos = new HashMap<>();
        run.deployment.handlerNanos().forEach((step, after) -> nanos.put(step, after - before.getOrDefault(step, 0L)));
        return nanos;
    }

    /** Runs the same and returns how much each partition key was read and written, after what registers services. */
    public static PartitionLoad partitionLoad(CostOptions options, Path template) throws IOException {
        CostRun run = new CostRun(options, template);
        run.register();
        run.deployment.load().clear();
        run.runTasks();
        return run.deployment.load();
    }

    private static int reportsTogether(CostOptions options) {
        return options.targets() == Targets.pull ? Math.min(LEASED_AT_MOST, options.batch()) : options.batch();
    }

    private CostReport run() {
        register();
        Map<String, MeterReading> before = deployment.readings();
        runTasks();
        Map<String, MeterReading> counted = new HashMap<>();
        deployment
                .readings()
                .forEach((step, reading) -> counted.put(step, reading.minus(Objects.requireNonNull(before.get(step)))));
        double hours = Duration.between(START, time.instant()).toMillis() / 3.6e6;
        return new CostReport(options, slots, hours, counted);
    }

    private void runTasks() {
        batches.forEach(batch -> time.at(seconds(batch.at()), () -> submit(batch)));
        time.after(MINUTE, this::tick);
        Instant last = seconds(batches.get(batches.size() - 1).at()).plus(PATIENCE);
        int tasks = options.trace().arrivals().size();
        while (done < tasks) {
            if (!time.step() || time.instant().isAfter(last)) {
                throw new IllegalStateException(done + " of " + tasks + " tasks succeeded within a day");
            }
        }
    }

    private Instant seconds(double at) {
        return START.plusNanos(Math.round(at * 1e9));
    }

    private void register() {
        List<String> types = List.copyOf(options.trace().types());
        for (int pool = 0; pool < options.pools(); pool++) {
            Map<String, Object> rules = Map.of(
                    "capacity", Map.of("cpu", 1_000_000), "placement", "least-loaded", "shards", options.shards());
            deployment.request("PUT", "/pools/{id}", "pool-" + pool, "ops", rules);
        }
        for (int number = 0; number < options.services(); number++) {
            Map<String, Object> service = new HashMap<>();
            service.put("serviceId", service(number));
            service.put("taskTypes", types);
            service.put("target", target(number));
            service.put("instances", 1);
            service.put("slots", slots);
            service.put("pool", pool(number));
            service.put("ttlSeconds", 7 * 24 * 3_600);
            service.put("leaseSeconds", LEASE_SECONDS);
            deployment.request("POST", "/services", service(number), "ops", service);
            free.put(service(number), slots);
        }
        while (time.step()) {
            // The wake-ups of new services are no task's.
        }
    }

    private Map<String, Object> target(int number) {
        return switch (options.targets()) {
            case pull -> Map.of("type", "pull");
            case queue -> Map.of("type", "sqs", "queueUrl", QUEUE + pool(number));
            case bulk -> Map.of("type", "sqs", "queueUrl", QUEUE + pool(number), "tasksPerMessage", TASKS_A_MESSAGE);
        };
    }

    private static String service(int number) {
        return "service-" + number;
    }

    private static String pool(int number) {
        return "pool-" + number / CostOptions.SERVICES_A_POOL;
    }

    private void tick() {
        deployment.tick();
        time.after(MINUTE, this::tick);
    }

    private void submit(Batch batch) {
        deployment.request("POST", "/tasks", "", batch.tenant(), Map.of("tasks", batch.tasks()));
        if (options.targets() == Targets.pull) {
            unleased.merge(batch.pool(), batch.tasks().size(), Integer::sum);
            time.after(NOTICE, () -> askAll(batch.pool()));
        }
    }

    private void handedOver(String queueUrl, String body, int delaySeconds) {
        Tree message = new Tree(Json.parse(body));
        List<Tree> tasks = message.at("tasks").elements();
        String pool = queueUrl.substring(QUEUE.length());
        (tasks.isEmpty() ? List.of(message) : tasks).forEach(task -> workers.begin(pool, task));
    }

    private void askAll(String pool) {
        int first = Integer.parseInt(pool.substring("pool-".length())) * CostOptions.SERVICES_A_POOL;
        int behind = Math.min(options.services(), first + CostOptions.SERVICES_A_POOL);
        for (int number = first; number < behind; number++) {
            ask(pool, service(number));
        }
    }

    private void ask(String pool, String service) {
        while (unleased.getOrDefault(pool, 0) > 0 && free.getOrDefault(service, 0) > 0 && isExpected(pool, service)) {
            int most = Math.min(LEASED_AT_MOST, free.getOrDefault(service, 0));
            List<Tree> tasks = deployment
                    .request("POST", "/services/{id}/lease", service, "ops", Map.of("max", most))
                    .at("tasks")
                    .elements();
            unleased.merge(pool, -tasks.size(), Integer::sum);
            free.merge(service, -tasks.size(), Integer::sum);
            tasks.forEach(task -> workers.begin(service, task));
            if (tasks.isEmpty()) {
                return;
            }
        }
    }

    /** Whether something was placed for a service, or more waits than was placed for anybody. */
    private boolean isExpected(String pool, String service) {
        var ledger = WholeLedger.of(
                pool,
                deployment
                        .seen()
                        .ledgers()
                        .findAll(ShardKey.all(pool, options.shards()))
                        .values());
        long placed = ledger.holdings().values().stream()
                .filter(holding -> !holding.delivered())
                .count();
        return ledger.heldBy(service).stream().anyMatch(holding -> !holding.delivered())
                || unleased.getOrDefault(pool, 0) > placed;
    }

    private void report(String place, List<Report> reports) {
        if (options.targets() == Targets.pull) {
            deployment.request("POST", "/tasks/complete", "", "ops", Report.together(reports));
            free.merge(place, reports.size(), Integer::sum);
            String pool = pool(Integer.parseInt(place.substring("service-".length())));
            time.after(Duration.ZERO, () -> ask(pool, place));
        } else {
            for (int from = 0; from < reports.size(); from += WorkerReportReader.MAX_REPORTS) {
                int to = Math.min(reports.size(), from + WorkerReportReader.MAX_REPORTS);
                deployment.complete(Json.write(Report.together(reports.subList(from, to))));
            }
        }
        time.after(MINUTE, () -> check(reports));
    }

    private void check(List<Report> reports) {
        List<TaskKey> keys = reports.stream()
                .map(report -> new TaskKey(report.tenant(), report.taskId()))
                .toList();
        Map<TaskKey, Task> found = deployment.seen().tasks().findAll(keys);
        List<TaskKey> ended = new ArrayList<>();
        for (TaskKey key : keys) {
            Task task = found.get(key);
            if (task == null || task.status() != TaskStatus.SUCCEEDED) {
                throw new IllegalStateException("task " + key + " was reported but is " + task);
            }
            ended.add(key);
        }
        done += ended.size();
        ended.forEach(key -> deployment.forget(new ItemKey(key.tenant() + "#" + key.id(), "task")));
    }
}
