package io.podium.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.meter.Meter;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import io.podium.local.template.QueueDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@Timeout(60)
class QueuePollerTest {
    private static QueueServer server;
    private static SqsClient client;

    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Log log = new Log(logged::add, Clock.systemUTC());
    private final List<QueuePoller> pollers = new ArrayList<>();
    private String url = "";
    private String deadLetters = "";
    private String arn = "";

    @BeforeAll
    static void startServer() {
        server = QueueServer.inMemory();
        client = SqsClients.of(server.uri());
    }

    @AfterAll
    static void stopServer() {
        client.close();
        server.close();
    }

    @BeforeEach
    void createQueues(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        String base = "arn:aws:sqs:us-east-1:000000000000:";
        arn = base + name;
        Map<String, String> urls = new Queues(client, 1)
                .create(List.of(
                        new QueueDefinition(
                                name,
                                "",
                                arn,
                                Duration.ofSeconds(1),
                                Duration.ZERO,
                                new QueueDefinition.Redrive(name + "Dead", 2)),
                        new QueueDefinition(
                                name + "Dead", "", base + name + "Dead", Duration.ofSeconds(30), Duration.ZERO, null)));
        url = urls.get(name);
        deadLetters = urls.get(name + "Dead");
    }

    @AfterEach
    void stop() {
        pollers.forEach(QueuePoller::close);
    }

    @Test
    void handsOnMessagesAsRecordsAndDeletesThem() throws Exception {
        send("{\"a\":1}");
        start(10, Duration.ZERO, batch -> {
            batches.add(batch);
            return Set.of();
        });
        Map<String, Object> record = next().records().get(0);
        assertThat(record)
                .containsEntry("body", "{\"a\":1}")
                .containsEntry("eventSource", "aws:sqs")
                .containsEntry("eventSourceARN", arn)
                .containsEntry("awsRegion", "us-east-1");
        assertThat(Json.write(record)).contains("\"ApproximateReceiveCount\":\"1\"");
        stop();
        assertThat(waitingIn(url)).isZero();
    }

    @Test
    void collectsMoreThanOneReceiveIntoABatch() throws Exception {
        send(IntStream.range(0, 25).mapToObj(Integer::toString).toArray(String[]::new));
        start(100, Duration.ofMillis(50), batch -> {
            batches.add(batch);
            return Set.of();
        });
        List<String> seen = new ArrayList<>();
        while (seen.size() < 25) {
            next().messages().forEach(message -> seen.add(message.body()));
        }
        assertThat(seen).doesNotHaveDuplicates();
        stop();
        assertThat(waitingIn(url)).isZero();
    }

    @Test
    void keepsOnlyTheMessagesThatFailedAndGivesThemUpAfterTheirRedrives() throws Exception {
        send("good", "bad", "fine");
        start(10, Duration.ZERO, batch -> {
            batches.add(batch);
            return batch.messages().stream()
                    .filter(message -> message.body().equals("bad"))
                    .map(Message::messageId)
                    .collect(Collectors.toSet());
        });
        assertThat(deadLetter()).isEqualTo("bad");
        List<String> bodies = batches.stream()
                .flatMap(batch -> batch.messages().stream())
                .map(Message::body)
                .toList();
        assertThat(bodies).containsExactlyInAnyOrder("good", "fine", "bad", "bad");
    }

    @Test
    void keepsAWholeBatchWhoseConsumerThrows() throws Exception {
        send("x");
        start(10, Duration.ZERO, batch -> {
            batches.add(batch);
            throw new IllegalStateException("nothing works");
        });
        assertThat(deadLetter()).isEqualTo("x");
        assertThat(batches).hasSize(2);
        assertThat(logged).anyMatch(line -> line.contains("nothing works"));
    }

    @Test
    void finishesTheBatchAtHandWhenItIsClosed() throws Exception {
        send("slow");
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        start(10, Duration.ZERO, batch -> {
            batches.add(batch);
            order.add("begun");
            order.add("done");
            return Set.of();
        });
        next();
        stop();
        assertThat(order).containsExactly("begun", "done");
        assertThat(waitingIn(url)).isZero();
    }

    @Test
    void countsTheRequests() {
        Meter meter = new Meter();
        try (SqsClient metered = SqsClients.of(server.uri(), new MeteringInterceptor(meter, "SQS."))) {
            metered.sendMessage(request -> request.queueUrl(url).messageBody("x".repeat(70_000)));
            metered.sendMessage(request -> request.queueUrl(url).messageBody("y"));
        }
        assertThat(meter.read().of("SQS.SendMessage").calls()).isEqualTo(2);
        assertThat(meter.read().of("SQS.SendMessage").units().values()).containsExactly(3.0);
    }

    private void start(int batchSize, Duration window, BatchConsumer consumer) {
        pollers.add(QueuePoller.start(client, new QueuePoller.Source(url, arn, batchSize, window), consumer, log));
    }

    private Batch next() throws InterruptedException {
        Batch batch = batches.poll(20, TimeUnit.SECONDS);
        assertThat(batch).isNotNull();
        return batch;
    }

    private String deadLetter() {
        for (int i = 0; i < 20; i++) {
            List<Message> messages = client.receiveMessage(
                            request -> request.queueUrl(deadLetters).waitTimeSeconds(1))
                    .messages();
            if (!messages.isEmpty()) {
                return messages.get(0).body();
            }
        }
        return "nothing";
    }

    private int waitingIn(String queue) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private void send(String... bodies) {
        for (int from = 0; from < bodies.length; from += 10) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (int i = from; i < Math.min(bodies.length, from + 10); i++) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies[i])
                        .build());
            }
            client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
    }
}
