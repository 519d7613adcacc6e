package io.podium.lambda.handler;

import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.usecase.FinishTasks;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.log.Log;
import io.podium.lambda.trace.Span;
import io.podium.lambda.trace.SpanExporter;
import io.podium.lambda.trace.TaskSpans;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells how tasks came back from their workers: the log of each one in detail, else only of those that have failed for
 * good, and the traces of their submitters.
 */
final class Ends {
    private final Log log;
    private final SpanExporter exporter;

    Ends(Log log, SpanExporter exporter) {
        this.log = log;
        this.exporter = exporter;
    }

    /** Tells what of the results has come to an end, in one request for all. */
    void tell(List<FinishTasks.Result> results) {
        List<Span> spans = new ArrayList<>();
        for (FinishTasks.Result result : results) {
            if (result instanceof FinishTasks.Result.Accepted accepted) {
                write(accepted.task());
                spans.addAll(TaskSpans.of(accepted.task()));
            }
        }
        exporter.export(spans);
    }

    private void write(Task task) {
        if (task.status() == TaskStatus.DEAD || task.status() == TaskStatus.FAILED) {
            log.warn("a task has failed for good", TaskView.logged(task));
        } else if (log.isDetailed()) {
            log.debug("task came back", TaskView.logged(task));
        }
    }
}
