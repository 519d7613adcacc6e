package io.podium.local.demo;

import io.podium.domain.meter.MeterReading;
import io.podium.domain.meter.PriceList;
import io.podium.domain.task.TaskKey;
import io.podium.lambda.json.Tree;
import io.podium.local.report.ReplayReport;
import io.podium.local.report.Usage;
import io.podium.local.stack.MeterView;
import io.podium.local.worker.ApiClient;
import io.podium.local.worker.Executions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what came of a replay. */
final class Conclusion {
    private final ApiClient api;
    private final Census census;
    private final Watch watch;
    private final Executions executions;

    Conclusion(ApiClient api, Census census, Watch watch, Executions executions) {
        this.api = api;
        this.census = census;
        this.watch = watch;
        this.executions = executions;
    }

    /**
     * Reports.
     *
     * @param run what was replayed and how
     * @param accepted the tasks that were accepted
     * @param counted what the meter counted of it
     */
    ReplayReport report(ReplayReport.Run run, Set<TaskKey> accepted, MeterReading counted)
            throws IOException, InterruptedException {
        List<String> broken = new ArrayList<>(watch.broken());
        broken.addAll(watch.held());
        List<String> repeated = new ArrayList<>();
        executions.wrongs().forEach((task, wrong) -> repeated.add("task " + task + " was " + wrong));
        Usage usage = watch.usage();
        return new ReplayReport(
                run,
                census.states(),
                census.waits(),
                census.responses(),
                usage,
                plans(),
                MeterView.of(counted, PriceList.current(), Math.max(1, accepted.size())),
                new ReplayReport.Checks(usage.looks(), census.lost(accepted), repeated, broken));
    }

    private List<Map<?, ?>> plans() throws IOException, InterruptedException {
        List<Map<?, ?>> plans = new ArrayList<>();
        for (Tree plan : api.get("/plans?limit=100").tree().at("plans").elements()) {
            if (plan.value() instanceof Map<?, ?> map) {
                plans.add(map);
            }
        }
        return plans;
    }
}
