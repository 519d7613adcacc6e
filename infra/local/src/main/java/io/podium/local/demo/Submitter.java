package io.podium.local.demo;

import io.podium.domain.task.TaskKey;
import io.podium.local.clock.VirtualTimer;
import io.podium.local.trace.Arrival;
import io.podium.local.trace.Trace;
import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Submits the tasks of a trace when they arrive, those of a tenant that have arrived by then in one call. */
final class Submitter {
    private static final int MAX_BATCH = 200;
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ApiClient api;
    private final VirtualTimer timer;
    private final TaskBodies bodies;
    private final Set<TaskKey> accepted = ConcurrentHashMap.newKeySet();

    Submitter(ApiClient api, VirtualTimer timer, TaskBodies bodies) {
        this.api = api;
        this.timer = timer;
        this.bodies = bodies;
    }

    /** Returns the tasks that were accepted up to now. */
    Set<TaskKey> accepted() {
        return accepted;
    }

    /**
     * Submits all tasks, each not before it arrives.
     *
     * @throws ReplayException if tasks are refused
     */
    void run(Trace trace) throws IOException, InterruptedException {
        List<Arrival> arrivals = trace.arrivals();
        int next = 0;
        while (next < arrivals.size()) {
            Instant due = bodies.after(arrivals.get(next).at());
            timer.pause(Duration.between(timer.clock().instant(), due));
            Instant now = timer.clock().instant();
            Map<String, List<Map<String, Object>>> arrived = new LinkedHashMap<>();
            int first = next;
            while (next < arrivals.size()
                    && next - first < MAX_BATCH
                    && !bodies.after(arrivals.get(next).at()).isAfter(now)) {
                Arrival task = arrivals.get(next);
                arrived.computeIfAbsent(task.tenant(), tenant -> new ArrayList<>())
                        .add(bodies.body(next, task));
                next++;
            }
            for (Map.Entry<String, List<Map<String, Object>>> batch : arrived.entrySet()) {
                submit(batch.getKey(), batch.getValue());
            }
        }
    }

    private void submit(String tenant, List<Map<String, Object>> tasks) throws IOException, InterruptedException {
        for (int i = 1; ; i++) {
            ApiClient.Answer answer = api.call("POST", "/tasks", tenant, Map.of("tasks", tasks));
            if (answer.status() == 202) {
                tasks.forEach(task -> accepted.add(new TaskKey(tenant, String.valueOf(task.get("taskId")))));
                return;
            }
            if (answer.status() < 500 || i == TRIES) {
                throw new ReplayException("tasks of tenant " + tenant + " were refused: " + answer.body());
            }
            timer.pause(PAUSE);
        }
    }
}
