package io.podium.local.worker;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells Podium what became of a task. */
interface Reports {

    /** The task is done. Counts once Podium has taken the report, or will take it from a queue. */
    void succeeded(WorkItem item);

    /** The attempt failed, and another may help. */
    void failed(WorkItem item);

    /** The task is given back before it is done, because it was asked back. */
    void givenBack(WorkItem item, double remainingSeconds);

    /** Returns the body by which a task is given back. */
    static Map<String, Object> rest(WorkItem item, double remainingSeconds) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", item.token());
        body.put("remainingSeconds", remainingSeconds);
        return body;
    }

    /** Returns the body of a report of success. */
    static Map<String, Object> success(WorkItem item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", item.token());
        body.put("result", Map.of("ranSeconds", item.duration().toNanos() / 1e9));
        return body;
    }

    /** Returns the body of a report of failure. */
    static Map<String, Object> failure(WorkItem item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", item.token());
        body.put("error", "simulated failure of attempt " + item.attempt());
        body.put("retryable", true);
        return body;
    }
}
