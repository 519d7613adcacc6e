package io.podium.local.cost;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.domain.meter.MeterReading;
import io.podium.domain.meter.MeteredItemStore;
import io.podium.domain.meter.PartitionLoad;
import io.podium.domain.meter.PartitionedItemStore;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Write;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.lambda.log.Log;
import io.podium.lambda.sqs.SqsTaskQueue;
import io.podium.lambda.sqs.SqsTaskSender;
import io.podium.local.stack.Functions;
import io.podium.local.stack.LocalPlatform;
import io.podium.local.stack.Tables;
import io.podium.local.statemachine.ExecutionEnvironment;
import io.podium.local.statemachine.ExecutionListener;
import io.podium.local.statemachine.ExecutionResult;
import io.podium.local.statemachine.FunctionError;
import io.podium.local.statemachine.StateMachine;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.LocalNames;
import io.podium.local.template.PipeDefinition;
import io.podium.local.template.QueueSource;
import io.podium.local.template.StateMachineDefinition;
import io.podium.local.template.TableDefinition;
import io.podium.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All that the template deploys, on metered ports in virtual time: every function by its handler, the state machine, the
 * pipe and the queues between them. What a schedule calls is counted apart from what tasks cause.
 */
final class Deployment {
    static final String MACHINE = "StateMachine";
    static final String ON_TIMER = "@timer";

    private static final Duration EXPIRED = Duration.ofHours(1);
    private static final double EXPRESS_GIGABYTES = 64 / 1_024.0;
    private static final double EXPRESS_STEP_MILLIS = 100;
    private static final double MILLIS_A_TRANSITION = 10;
    private static final String TASKS_TABLE = "PODIUM_TASKS_TABLE";

    private final VirtualTime time;
    private final Template template;
    private final StateMachine machine;
    private final PartitionLoad load;
    private final HandlerClock clock = new HandlerClock();
    private final MeteredFunctions functions = new MeteredFunctions(clock);
    private final Meter machineMeter = new Meter();
    private final Map<String, InMemoryItemStore> tables = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(7);
    private final Map<String, String> byArn = new HashMap<>();
    private final Stores seen;
    private final BatchFeed pipe;
    private final BatchFeed completions;
    private final VirtualSqs.Delivery workers;

    /** @param workers takes what is sent to the queues of services */
    Deployment(Path templateFile, VirtualTime time, VirtualSqs.Delivery workers) throws IOException {
        this.time = time;
        this.load = new PartitionLoad(time);
        this.workers = workers;
        this.template = Template.load(templateFile, Map.of(), new LocalNames(URI.create("http://queues")));
        StateMachineDefinition definition = template.stateMachines().get(0);
        this.machine = StateMachine.load(Files.readString(definition.definition()), definition.substitutions());
        for (FunctionDefinition function : template.functions()) {
            functions.add(function.id(), function, this::handler);
            byArn.put(function.aliasArn(), function.id());
            if (!function.timers().isEmpty()) {
                functions.add(function.id() + ON_TIMER, function, this::handler);
            }
        }
        this.seen = tables().open(this::raw);
        PipeDefinition piped = template.pipes().get(0);
        this.pipe = new BatchFeed(time, machineMeter, piped.batchSize(), piped.window(), this::runMachine);
        QueueSource source = template.functions().stream()
                .flatMap(function -> function.queueSources().stream())
                .findFirst()
                .orElseThrow();
        this.completions = new BatchFeed(
                time,
                functions.meter("CompleteFunction"),
                source.batchSize(),
                source.window(),
                records -> functions.invoke("CompleteFunction", Map.of("Records", records)));
    }

    private Tables tables() {
        return new Tables(template, template.functions().get(0).environment(), time);
    }

    private ItemStore watched(TableDefinition table) {
        return new PartitionedItemStore(raw(table), table.id(), load);
    }

    /** Returns how much each partition key was read and written. */
    PartitionLoad load() {
        return load;
    }

    private InMemoryItemStore raw(TableDefinition table) {
        return tables.computeIfAbsent(table.name(), any -> new InMemoryItemStore());
    }

    private JsonHandler handler(FunctionDefinition definition, Meter meter) {
        VirtualSqs sqs = new VirtualSqs(meter, this::deliver);
        Log log = new Log(line -> {}, time);
        String taskQueue = url(template.pipes().get(0).queue());
        return Functions.handler(
                definition,
                new LocalPlatform(
                        tables().open(table ->
                                clock.outside(ItemStore.class, new MeteredItemStore(watched(table), meter))),
                        new Surroundings(
                                new SqsTaskQueue(clock.outside(SqsClient.class, sqs), taskQueue), time, random.split()),
                        List.of(new SqsTaskSender(clock.outside(SqsClient.class, sqs))),
                        this::runMachine,
                        log));
    }

    private String url(String queue) {
        return template.queues().stream()
                .filter(definition -> definition.id().equals(queue))
                .findFirst()
                .orElseThrow()
                .url();
    }

    private void deliver(String queueUrl, String body, int delaySeconds) {
        if (queueUrl.equals(url(template.pipes().get(0).queue()))) {
            time.after(Duration.ofSeconds(delaySeconds), () -> pipe.add(body));
        } else {
            workers.message(queueUrl, body, delaySeconds);
        }
    }

    private Object runMachine(@Nullable Object input) {
        double before = functions.millis();
        ExecutionListener bill = new ExecutionListener() {
            @Override
            public void executionEnded(ExecutionResult result, Duration duration, long transitions) {
                double millis = functions.millis() - before + transitions * MILLIS_A_TRANSITION;
                double steps = Math.max(1, Math.ceil(millis / EXPRESS_STEP_MILLIS));
                machineMeter.call("StepFunctions.StartSyncExecution", BilledUnit.EXPRESS_REQUEST, 1);
                machineMeter.bill(
                        "StepFunctions.StartSyncExecution",
                        BilledUnit.EXPRESS_GB_SECOND,
                        steps * EXPRESS_STEP_MILLIS / 1_000 * EXPRESS_GIGABYTES);
            }
        };
        ExecutionResult result = machine.run(
                input,
                new ExecutionEnvironment(
                        this::step,
                        time,
                        pause -> {},
                        Runnable::run,
                        random.split(),
                        bill,
                        ExecutionEnvironment.DEFAULT_MAX_TRANSITIONS));
        if (result instanceof ExecutionResult.Failed failed) {
            throw new IllegalStateException("an execution failed: " + failed.error() + ": " + failed.cause());
        }
        return Objects.requireNonNullElse(((ExecutionResult.Succeeded) result).output(), Map.of());
    }

    private @Nullable Object step(String arn, @Nullable Object payload) throws FunctionError {
        try {
            return functions.invoke(Objects.requireNonNull(byArn.get(arn), arn), payload);
        } catch (RuntimeException e) {
            throw new FunctionError(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Sends a request to the API.
     *
     * @return the answer's body
     * @throws IllegalStateException if the answer is no success
     */
    Tree request(String method, String path, String id, String tenant, Map<String, Object> body) {
        String key = method + " " + path;
        String function = template.functions().stream()
                .filter(definition -> definition.routes().stream()
                        .anyMatch(route -> route.key().equals(key)))
                .map(FunctionDefinition::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no route " + key));
        functions.meter(function).call("HttpApi.Request", BilledUnit.HTTP_API_REQUEST, 1);
        Tree answer = new Tree(functions.invoke(function, ApiEvents.of(method, path, id, tenant, body)));
        String text = answer.at("body").text().orElse("{}");
        if (!(answer.at("statusCode").value() instanceof Long status) || status >= 300) {
            throw new IllegalStateException(key + " of " + id + " was answered: " + text);
        }
        return new Tree(Json.parse(text));
    }

    /** Puts a message of a worker into the completion queue. */
    void complete(String body) {
        completions.add(body);
    }

    /** Calls what schedules call. */
    void tick() {
        for (FunctionDefinition function : template.functions()) {
            if (!function.timers().isEmpty()) {
                String step = function.id() + ON_TIMER;
                functions.meter(step).call("Scheduler.Invocation", BilledUnit.SCHEDULER_INVOCATION, 1);
                Map<String, Object> event = new LinkedHashMap<>();
                event.put("source", "aws.scheduler");
                event.put("detail-type", "Scheduled Event");
                event.put("resources", List.of("arn:aws:scheduler:us-east-1:000000000000:schedule/default/tick"));
                functions.invoke(step, event);
            }
        }
    }

    /** Returns the stores, to look at; nobody counts it. */
    Stores seen() {
        return seen;
    }

    /** Removes a task that ended an hour ago, as a table with a time to live does; nobody counts it. */
    void forget(ItemKey task) {
        InMemoryItemStore store = Objects.requireNonNull(
                tables.get(template.functions().get(0).environment().get(TASKS_TABLE)));
        time.after(EXPIRED, () -> {
            Item item = store.get(task).orElse(null);
            if (item != null) {
                store.write(new Write.Delete(task, item.version()));
            }
        });
    }

    /** Returns the processor time of the handlers alone, in nanoseconds by step. */
    Map<String, Long> handlerNanos() {
        return clock.nanos();
    }

    Map<String, MeterReading> readings() {
        Map<String, MeterReading> readings = functions.readings();
        readings.put(MACHINE, machineMeter.read());
        return readings;
    }

    Instant now() {
        return time.instant();
    }
}
