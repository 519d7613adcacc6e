package io.podium.local.stack;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.local.clock.VirtualTimer;
import io.podium.local.queue.BatchConsumer;
import io.podium.local.queue.BatchFailures;
import io.podium.local.queue.QueuePoller;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.QueueDefinition;
import io.podium.local.template.QueueSource;
import io.podium.local.template.Template;
import io.podium.local.template.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What calls the functions and the state machine besides the API: queues, pipes and schedules. */
final class Feeds {
    /** A batch waits no longer than this for more, so that a task is scheduled at once; on AWS it is the window. */
    private static final Duration LONGEST_WINDOW = Duration.ofMillis(20);

    /** Lambda polls a queue several times at once as well. */
    private static final int POLLERS_A_FUNCTION = 2;

    private final Template template;
    private final Functions functions;
    private final VirtualTimer timer;
    private final Meter meter;
    private final Log log;

    Feeds(Template template, Functions functions, VirtualTimer timer, Meter meter, Log log) {
        this.template = template;
        this.functions = functions;
        this.timer = timer;
        this.meter = meter;
        this.log = log;
    }

    /** Starts a poller for every event source mapping and every pipe. */
    List<QueuePoller> poll(SqsClient sqs, Map<String, String> urls, StateMachineRunner machine) {
        Stream<QueuePoller> mappings = template.functions().stream()
                .flatMap(function -> function.queueSources().stream()
                        .flatMap(source -> Collections.nCopies(POLLERS_A_FUNCTION, source).stream())
                        .map(source -> QueuePoller.start(
                                sqs,
                                source(source.queue(), urls, source.batchSize(), source.window()),
                                consumer(function, source),
                                log)));
        Stream<QueuePoller> pipes = template.pipes().stream()
                .map(pipe -> QueuePoller.start(
                        sqs,
                        source(pipe.queue(), urls, pipe.batchSize(), pipe.window()),
                        batch -> BatchFailures.of(machine.run(batch.records()), batch),
                        log));
        return Stream.concat(mappings, pipes).toList();
    }

    /** Starts every schedule. */
    void schedule() {
        for (FunctionDefinition function : template.functions()) {
            for (Timer schedule : function.timers()) {
                timer.every(schedule.rate(), () -> tick(function, schedule));
            }
        }
    }

    private void tick(FunctionDefinition function, Timer schedule) {
        meter.call("Scheduler.invocation", BilledUnit.SCHEDULER_INVOCATION, 1);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", "000000000000");
        event.put("time", timer.clock().instant().toString());
        event.put("region", "us-east-1");
        event.put(
                "resources",
                List.of("arn:aws:scheduler:us-east-1:000000000000:schedule/default/" + function.id()
                        + schedule.name()));
        event.put("detail", "{}");
        try {
            functions.invoke(function.id(), bytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BatchConsumer consumer(FunctionDefinition function, QueueSource source) {
        return batch -> {
            byte[] answer = functions.invoke(function.id(), bytes(Map.of("Records", batch.records())));
            return source.reportsBatchItemFailures() ? BatchFailures.of(Json.parse(answer), batch) : Set.of();
        };
    }

    private QueuePoller.Source source(String id, Map<String, String> urls, int batchSize, Duration window) {
        String arn = template.queues().stream()
                .filter(queue -> queue.id().equals(id))
                .map(QueueDefinition::arn)
                .findFirst()
                .orElseThrow();
        Duration shortened = window.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : window;
        return new QueuePoller.Source(
                Objects.requireNonNull(urls.get(id)),
                arn,
                batchSize,
                timer.clock().real(shortened));
    }

    private static byte[] bytes(Object tree) {
        return Json.write(tree).getBytes(StandardCharsets.UTF_8);
    }
}
