package io.podium.local.benchmark;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.meter.Meter;
import io.podium.domain.meter.MeterReading;
import io.podium.domain.meter.MeteredItemStore;
import io.podium.domain.port.Wake;
import io.podium.domain.store.ItemStore;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.AllocateResources;
import io.podium.domain.usecase.DeregisterService;
import io.podium.domain.usecase.FinishTasks;
import io.podium.domain.usecase.PutPool;
import io.podium.domain.usecase.RegisterService;
import io.podium.domain.usecase.ScheduleTasks;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.SubmitTasks;
import io.podium.domain.usecase.Surroundings;
import io.podium.domain.usecase.WorkerReport;
import io.podium.lambda.api.PoolJson;
import io.podium.lambda.api.ServiceJson;
import io.podium.lambda.api.TaskReader;
import io.podium.lambda.json.Fields;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Shows what one scheduling step reads of a backlog: a window, however many tasks wait. */
public final class BacklogStep {
    private static final String POOL = "backlog";
    private static final String TYPE = "work";
    private static final int SLOTS = 50;
    private static final int CALL = 1_000;

    private final Meter meter = new Meter();
    private final RandomGenerator random = new SplittableRandom(1);
    private final Stores stores;
    private final Surroundings surroundings;
    private int waiting;
    private int steps;

    /**
     * @param items an empty store
     */
    public BacklogStep(ItemStore items, Clock clock) {
        ItemStore metered = new MeteredItemStore(items, meter);
        this.stores = Stores.on(clock, metered, metered, metered, metered, metered, metered);
        // Nobody hears the wake-ups: the steps are run by hand.
        this.surroundings = new Surroundings((wakes, delay) -> {}, clock, random);
        PoolJson.PoolBody pool = Fields.read(Map.of("capacity", Map.of("cpu", 1_000), "policy", "sjf"), PoolJson::read);
        new PutPool(stores, surroundings).run(POOL, pool.capacity(), pool.prices(), pool.rules(), pool.sharing());
    }

    /**
     * What a step took.
     *
     * @param backlog how many tasks waited
     * @param placed how many got a slot
     * @param calls calls of the store
     * @param readUnits what was read, in units of DynamoDB
     * @param indexQueries queries of the index, which is where the backlog is
     * @param millis of wall time
     */
    public record Taken(int backlog, int placed, long calls, double readUnits, long indexQueries, double millis) {}

    /** Submits tasks until so many wait, and runs a step for a service that has just come. */
    public Taken at(int backlog) {
        while (waiting < backlog) {
            submit(Math.min(CALL, backlog - waiting));
        }
        String service = "s" + steps++;
        Map<String, Object> registration = Map.of(
                "serviceId",
                service,
                "taskTypes",
                List.of(TYPE),
                "target",
                Map.of("type", "pull"),
                "pool",
                POOL,
                "instances",
                SLOTS,
                "slots",
                1,
                "resources",
                Map.of("cpu", 1));
        new RegisterService(stores, surroundings).run(Fields.read(registration, ServiceJson::read));
        MeterReading before = meter.read();
        long start = System.nanoTime();
        List<Task> placed = step();
        double millis = (System.nanoTime() - start) / 1e6;
        MeterReading took = meter.read().minus(before);
        waiting -= placed.size();
        cleanUp(service, placed);
        return new Taken(
                backlog,
                placed.size(),
                took.calls(),
                took.total(BilledUnit.DYNAMODB_READ_UNIT),
                took.of(DynamoDbOperations.QUERY_INDEX).calls(),
                millis);
    }

    /** Leaves nothing held, so that every step begins alike. */
    private void cleanUp(String service, List<Task> placed) {
        new FinishTasks(stores, surroundings)
                .run(placed.stream()
                        .<WorkerReport>map(task -> new WorkerReport.Completed(
                                task.key().id(), task.requireLease().token(), null))
                        .toList());
        new DeregisterService(stores, surroundings).run(service);
    }

    private List<Task> step() {
        ScheduleTasks.Round round =
                new ScheduleTasks(stores, surroundings).run(Wake.of(List.of(new QueueKey(ShardKey.of(POOL), TYPE))));
        return new AllocateResources(stores, surroundings)
                .run(round.assignments())
                .placed();
    }

    private void submit(int count) {
        List<Object> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(Map.of("type", TYPE, "pool", POOL, "expectedSeconds", 1 + random.nextInt(1_000)));
        }
        TaskReader reader = new TaskReader("tenant", null, surroundings.now(), random, null);
        new SubmitTasks(stores, surroundings).run(Fields.read(Map.of("tasks", tasks), reader::read));
        waiting += count;
    }
}
