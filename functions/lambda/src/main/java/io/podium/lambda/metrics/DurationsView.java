package io.podium.lambda.metrics;

import io.podium.domain.duration.LearntDurations;
import io.podium.lambda.api.Shown;
import io.podium.lambda.api.TaskView;
import java.util.List;
import java.util.Map;

/** Shows what was learnt of how long tasks run, by type, and by type and service. */
final class DurationsView {
    private DurationsView() {}

    static List<Map<String, Object>> show(LearntDurations learnt, MetricsQuery query) {
        return learnt.subjects().keySet().stream()
                .filter(subject -> subject.serviceId() == null
                        ? query.service() == null
                        : query.asksForService(subject.serviceId()))
                .map(subject -> Shown.object()
                        .with("type", subject.type())
                        .with("serviceId", subject.serviceId())
                        .with("estimate", TaskView.estimate(learnt.of(subject).orElseThrow()))
                        .tree())
                .toList();
    }
}
