package io.podium.lambda.handler;

import io.podium.domain.usecase.FinishTasks;
import io.podium.domain.usecase.WorkerReport;
import io.podium.lambda.api.Shown;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.api.WorkerReportReader;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code POST /tasks/complete}: what a worker says of up to a hundred tasks at once, each answered for itself by
 * {@code accepted}, {@code stale}, {@code unknown} or {@code busy}. The same request again is answered the same and changes
 * nothing.
 */
final class ReportsEndpoint {
    private final FinishTasks finish;
    private final Ends ends;

    ReportsEndpoint(FinishTasks finish, Ends ends) {
        this.finish = finish;
        this.ends = ends;
    }

    ApiResponse answer(ApiRequest request) {
        List<WorkerReportReader.Item> items =
                request.read(in -> in.objects("reports", 1, WorkerReportReader.MAX_REPORTS, WorkerReportReader::item));
        List<WorkerReport> reports = new ArrayList<>();
        items.forEach(item -> {
            if (item.report() != null) {
                reports.add(item.report());
            }
        });
        List<FinishTasks.Result> all = finish.runEach(reports);
        ends.tell(all);
        Iterator<FinishTasks.Result> results = all.iterator();
        List<Map<String, Object>> answers = new ArrayList<>();
        for (WorkerReportReader.Item item : items) {
            FinishTasks.Result result = item.report() == null
                    ? new FinishTasks.Result.Stale("the token of task " + item.taskId() + " is stale")
                    : Objects.requireNonNull(results.next());
            answers.add(answer(item.taskId(), result));
        }
        return ApiResponse.ok(Map.of("results", answers));
    }

    private Map<String, Object> answer(String taskId, FinishTasks.Result result) {
        if (result instanceof FinishTasks.Result.Accepted accepted) {
            return Shown.object()
                    .with("taskId", taskId)
                    .with("outcome", "accepted")
                    .with("status", TaskView.brief(accepted.task()).get("status"))
                    .tree();
        }
        if (result instanceof FinishTasks.Result.Stale stale) {
            return refused(taskId, "stale", stale.reason());
        }
        return result instanceof FinishTasks.Result.Busy
                ? refused(taskId, "busy", "others keep changing the task. Maybe report again")
                : refused(taskId, "unknown", "there is no task " + taskId);
    }

    private static Map<String, Object> refused(String taskId, String outcome, String reason) {
        return Map.of("taskId", taskId, "outcome", outcome, "reason", reason);
    }
}
