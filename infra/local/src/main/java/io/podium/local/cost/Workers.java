package io.podium.local.cost;

import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Workers that run what they are given for as long as it takes, all at once, and gather what they have to report of a pool
 * until it fills a batch, or for a minute. What they call is the user's to pay, but for the API.
 */
final class Workers {
    private static final Duration LONGEST_GATHERED = Duration.ofMinutes(1);

    private final VirtualTime time;
    private final int batch;
    private final Reporter reporter;
    private final Map<String, List<Report>> gathered = new HashMap<>();

    /**
     * What became of a task.
     *
     * @param taskId the task
     * @param token its token
     */
    record Report(String taskId, String token) {
        /** Returns what the API and the completion queue take of several. */
        static Map<String, Object> together(List<Report> reports) {
            return Map.of("reports", reports.stream().map(Report::tree).toList());
        }

        private Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("taskId", taskId);
            tree.put("status", "succeeded");
            tree.put("token", token);
            return tree;
        }

        /** Returns whose task it is. */
        String tenant() {
            return token.split("\\.", 3)[2];
        }
    }

    /** Takes what workers report together. */
    interface Reporter {
        void report(String place, List<Report> reports);
    }

    Workers(VirtualTime time, int batch, Reporter reporter) {
        this.time = time;
        this.batch = batch;
        this.reporter = reporter;
    }

    /**
     * Begins a task.
     *
     * @param place what reports are gathered by
     * @param task the task as it was handed over
     */
    void begin(String place, Tree task) {
        Report report = new Report(text(task, "taskId"), text(task, "token"));
        Object seconds = task.at("payload", "seconds").value();
        double duration = seconds instanceof Number number ? number.doubleValue() : 0;
        time.after(Duration.ofNanos(Math.round(duration * 1e9)), () -> finished(place, report));
    }

    private void finished(String place, Report report) {
        List<Report> reports = gathered.computeIfAbsent(place, any -> new ArrayList<>());
        reports.add(report);
        if (reports.size() == batch) {
            gathered.remove(place);
            reporter.report(place, reports);
        } else if (reports.size() == 1) {
            time.after(LONGEST_GATHERED, () -> {
                if (gathered.get(place) == reports) {
                    gathered.remove(place);
                    reporter.report(place, reports);
                }
            });
        }
    }

    private static String text(Tree task, String name) {
        return task.at(name).text().orElseThrow(() -> new IllegalStateException("a task has a " + name));
    }
}
