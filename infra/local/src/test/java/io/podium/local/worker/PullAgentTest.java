package io.podium.local.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.lambda.log.Log;
import io.podium.local.clock.AcceleratedClock;
import io.podium.local.clock.VirtualTimer;
import io.podium.local.http.Backend;
import io.podium.local.http.Front;
import io.podium.local.http.RouteTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers against an API that answers by a script. */
@Timeout(30)
class PullAgentTest {
    private final AcceleratedClock clock = new AcceleratedClock(Instant.parse("2026-03-01T12:00:00Z"), 200);
    private final Log log = new Log(line -> {}, clock);
    private final VirtualTimer timer = new VirtualTimer(clock, 2, e -> {});
    private final ExecutorService calls = Executors.newFixedThreadPool(3);
    private final Queue<Map<String, Object>> tasks = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final AtomicInteger instances = new AtomicInteger(2);
    private final AtomicInteger mostAsked = new AtomicInteger();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final Queue<Integer> completeFailures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger heartbeatStatus = new AtomicInteger(200);
    private final AtomicBoolean preempt = new AtomicBoolean();
    private final AtomicReference<Double> remaining = new AtomicReference<>(0.0);
    private final Executions executions = new Executions();
    private final Front front = Front.start(0, new RouteTable(routes()), clock, log);
    private final List<PullAgent> agents = new ArrayList<>();

    @AfterEach
    void close() {
        agents.forEach(PullAgent::close);
        calls.shutdownNow();
        timer.close();
        front.close();
    }

    @Test
    void runsEveryTaskForItsDurationAndCompletesIt() throws Exception {
        Instant before = clock.instant();
        give("a", 20, 60);
        start(FailureRule.NEVER);
        assertThat(report()).isEqualTo("complete a");
        assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(executions.wrongs()).isEmpty();
    }

    @Test
    void asksForNoMoreThanItsFreeSlots() throws Exception {
        for (int i = 0; i < 12; i++) {
            give("t" + i, 5, 60);
        }
        start(FailureRule.NEVER);
        for (int i = 0; i < 12; i++) {
            report();
        }
        assertThat(mostAsked.get()).isEqualTo(4);
    }

    @Test
    void followsTheNumberOfInstances() throws Exception {
        instances.set(0);
        give("late", 1, 60);
        start(FailureRule.NEVER);
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
        instances.set(1);
        assertThat(report()).isEqualTo("complete late");
    }

    @Test
    void reportsFailuresAsRetryable() throws Exception {
        give("doomed", 1, 60);
        start(new FailureRule(1, 3));
        assertThat(report()).isEqualTo("fail doomed");
    }

    @Test
    void extendsTheLeaseOfALongTask() throws Exception {
        give("long", 100, 30);
        start(FailureRule.NEVER);
        assertThat(report()).isEqualTo("complete long");
        assertThat(heartbeats.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void stopsATaskWhoseLeaseIsLost() throws Exception {
        heartbeatStatus.set(409);
        give("lost", 100, 30);
        start(FailureRule.NEVER);
        assertThat(reports.poll(1_500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(executions.interruptions()).isEqualTo(1);
    }

    @Test
    void givesATaskBackThatIsAskedBack() throws Exception {
        preempt.set(true);
        give("asked", 100, 30);
        start(FailureRule.NEVER);
        assertThat(report()).isEqualTo("yield asked");
        assertThat(remaining.get()).isBetween(0.001, 99.9);
        assertThat(executions.yields()).isEqualTo(1);
        assertThat(reports.poll(600, TimeUnit.MILLISECONDS))
                .as("it is not completed too")
                .isNull();
    }

    @Test
    void reportsAgainWhereTheApiFails() throws Exception {
        completeFailures.addAll(List.of(503, 500));
        give("again", 1, 60);
        start(FailureRule.NEVER);
        assertThat(List.of(report(), report(), report())).containsOnly("complete again");
        assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    private void start(FailureRule failures) {
        Slots.Worksite site = new Slots.Worksite(new ApiClient(front.uri()), timer, calls, failures, executions, log);
        PullAgent agent = new PullAgent(site, "s");
        agents.add(agent);
        agent.start();
    }

    private String report() throws InterruptedException {
        String report = reports.poll(20, TimeUnit.SECONDS);
        return report == null ? "nothing" : report;
    }

    private void give(String id, double seconds, int leaseSeconds) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("taskId", id);
        task.put("token", "1." + id + ".default");
        task.put("payload", Map.of("seconds", seconds));
        task.put("lease", (long) leaseSeconds);
        tasks.add(task);
    }

    private Map<String, Backend> routes() {
        Map<String, Backend> routes = new LinkedHashMap<>();
        routes.put("GET /services/{id}", event -> ok(Map.of("instances", (long) instances.get(), "slots", 2L)));
        routes.put("POST /services/{id}/lease", event -> ok(Map.of("tasks", lease(event))));
        routes.put("PUT /tasks/{id}/heartbeat", event -> {
            heartbeats.incrementAndGet();
            String until = clock.instant().plusSeconds(30).toString();
            return status(heartbeatStatus.get(), Map.of("leaseUntil", until, "preempt", preempt.get()));
        });
        for (String verb : List.of("complete", "fail", "yield")) {
            routes.put("POST /tasks/{id}/" + verb, event -> {
                Tree tree = new Tree(Json.parse(event));
                Tree body = new Tree(Json.parse(tree.at("body").text().orElse("{}")));
                if (body.at("remainingSeconds").value() instanceof Number seconds) {
                    remaining.set(seconds.doubleValue());
                }
                reports.add(verb + " " + tree.at("pathParameters", "id").value());
                Integer failure = verb.equals("complete") ? completeFailures.poll() : null;
                return status(failure == null ? 200 : failure, Map.of());
            });
        }
        return routes;
    }

    private List<Map<String, Object>> lease(byte[] event) {
        Tree body = new Tree(
                Json.parse(new Tree(Json.parse(event)).at("body").text().orElse("{}")));
        int max = ((Long) body.at("max").value()).intValue();
        mostAsked.accumulateAndGet(max, Math::max);
        List<Map<String, Object>> leased = new ArrayList<>();
        for (int i = 0; i < max && !tasks.isEmpty(); i++) {
            Map<String, Object> task = tasks.remove();
            long seconds = (Long) task.remove("lease");
            task.put("leaseUntil", clock.instant().plusSeconds(seconds).toString());
            leased.add(task);
        }
        return leased;
    }

    private static byte[] ok(Map<String, Object> body) {
        return status(200, body);
    }

    private static byte[] status(int status, Map<String, Object> body) {
        return Json.write(new ApiResponse(status, Map.of(), body).toEvent()).getBytes(StandardCharsets.UTF_8);
    }
}
