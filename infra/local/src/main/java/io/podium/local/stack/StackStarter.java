package io.podium.local.stack;

import io.podium.domain.meter.Meter;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.sqs.SqsTaskQueue;
import io.podium.lambda.sqs.SqsTaskSender;
import io.podium.lambda.wiring.SfnStateMachineRunner;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.local.clock.AcceleratedClock;
import io.podium.local.clock.VirtualTimer;
import io.podium.local.http.Front;
import io.podium.local.queue.MeteringInterceptor;
import io.podium.local.queue.QueueServer;
import io.podium.local.queue.Queues;
import io.podium.local.queue.ScaledTaskQueue;
import io.podium.local.statemachine.StateMachine;
import io.podium.local.store.DynamoDbLocal;
import io.podium.local.store.H2Database;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.LocalNames;
import io.podium.local.template.StateMachineDefinition;
import io.podium.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Starts the parts of a stack in the order in which they need each other. */
final class StackStarter {
    private static final int TIMER_THREADS = 6;
    private static final Duration CLOCK_KEPT_EVERY = Duration.ofSeconds(1);

    private final StackOptions options;
    private final AcceleratedClock clock;
    private final Meter meter = new Meter();
    private final LogFile lines;
    private final Log log;
    private final Closing closing;
    private final Clients clients = new Clients(System.getenv("AWS_REGION"));
    private final VirtualTimer timer;

    StackStarter(StackOptions options) {
        this.options = options;
        Path data = options.data();
        Instant now = Instant.now();
        if (data != null) {
            create(data);
        }
        this.clock = new AcceleratedClock(data == null ? now : new ClockFile(data).latest(now), options.speed());
        this.lines = LogFile.open(data, options.errors());
        this.log = new Log(lines, clock);
        this.closing = new Closing(log);
        closing.add(lines);
        closing.add(clients);
        this.timer = new VirtualTimer(clock, TIMER_THREADS, e -> log.error("a timed action failed", Map.of(), e));
    }

    LocalStack start() {
        try {
            return assemble();
        } catch (IOException e) {
            closing.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private LocalStack assemble() throws IOException {
        URI queueUri = queues();
        boolean isEmbedded = options.endpoints().sqs() == null;
        SqsClient sqs = closing.add(clients.sqs(queueUri, isEmbedded, new MeteringInterceptor(meter, "SQS.")));
        SqsClient workers =
                closing.add(clients.sqs(queueUri, isEmbedded, new MeteringInterceptor(meter, "Worker SQS.")));
        Template template = Template.load(options.template(), Map.of(), new LocalNames(queueUri));
        Map<String, String> urls = new Queues(sqs, clock.speed()).create(template.queues());
        Storage storage = storage();
        FunctionDefinition any = template.functions().get(0);
        Tables tables = new Tables(template, any.environment(), clock);
        Stores stores = tables.open(table -> storage.open(table, meter));
        // Looking on costs nothing.
        Meter uncounted = new Meter();
        Stores seen = tables.open(table -> storage.open(table, uncounted));
        ExecutorService executor = Executors.newCachedThreadPool(StackStarter::daemon);
        closing.add(executor::shutdown);
        closing.add(timer);

        AtomicReference<@Nullable StateMachineRunner> machine = new AtomicReference<>();
        StateMachineRunner later =
                input -> Objects.requireNonNull(machine.get()).run(input);
        String taskQueue =
                Objects.requireNonNull(urls.get(template.pipes().get(0).queue()));
        LocalPlatform platform = new LocalPlatform(
                stores,
                new Surroundings(
                        new ScaledTaskQueue(new SqsTaskQueue(sqs, taskQueue), timer), clock, new SecureRandom()),
                List.of(new SqsTaskSender(sqs)),
                later,
                log);
        Functions functions = new Functions(template.functions(), platform, meter);
        machine.set(machine(template, functions, executor));

        Feeds feeds = new Feeds(template, functions, timer, meter, log);
        feeds.poll(sqs, urls, later).forEach(closing::add);
        feeds.schedule();
        keepClock();
        Front front =
                closing.add(Front.start(options.port(), new ApiRoutes(template, functions, meter).table(), clock, log));
        return LocalStack.of(closing, front, new LocalStack.Running(clock, timer, seen, meter, workers, urls, log));
    }

    private URI queues() {
        URI elsewhere = options.endpoints().sqs();
        if (elsewhere != null) {
            return elsewhere;
        }
        Path data = options.data();
        return closing.add(data == null ? QueueServer.inMemory() : QueueServer.open(data))
                .uri();
    }

    private Storage storage() {
        URI elsewhere = options.endpoints().dynamoDb();
        Path data = options.data();
        if (elsewhere != null) {
            return Storage.of(closing.add(clients.dynamoDb(elsewhere)), MotoServer.isAt(elsewhere));
        }
        if (options.store() == StackOptions.StoreKind.DYNAMODB_LOCAL) {
            return Storage.of(closing.add(DynamoDbLocal.start(data)).client());
        }
        return Storage.of(closing.add(data == null ? H2Database.inMemory() : H2Database.open(data)));
    }

    private StateMachineRunner machine(Template template, Functions functions, ExecutorService executor)
            throws IOException {
        StackOptions.DeployedMachine elsewhere = options.endpoints().machine();
        return elsewhere == null
                ? new Machine(
                        definition(template), functions, timer, executor, new SplittableRandom(clock.millis()), meter)
                : new SfnStateMachineRunner(closing.add(clients.stepFunctions(elsewhere.endpoint())), elsewhere.arn());
    }

    private static StateMachine definition(Template template) throws IOException {
        StateMachineDefinition machine = template.stateMachines().get(0);
        return StateMachine.load(Files.readString(machine.definition()), machine.substitutions());
    }

    /** Keeps a time that is not reached before the next one is kept. */
    private void keepClock() {
        Path data = options.data();
        if (data != null) {
            ClockFile file = new ClockFile(data);
            Duration ahead = Duration.ofNanos((long) (CLOCK_KEPT_EVERY.toNanos() * clock.speed()));
            file.keep(clock.instant().plus(ahead.multipliedBy(2)));
            timer.every(ahead, () -> file.keep(clock.instant().plus(ahead.multipliedBy(2))));
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + directory + " cannot be made", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "state-machine");
        thread.setDaemon(true);
        return thread;
    }
}
