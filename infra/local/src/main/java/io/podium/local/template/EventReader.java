package io.podium.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the events of a function. */
final class EventReader {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final int DEFAULT_BATCH_SIZE = 10;

    private final ApiReader api;
    private final QueueReader queues;

    EventReader(ApiReader api, QueueReader queues) {
        this.api = api;
        this.queues = queues;
    }

    Triggers read(Section events) {
        List<HttpRoute> routes = new ArrayList<>();
        List<QueueSource> sources = new ArrayList<>();
        List<Timer> timers = new ArrayList<>();
        events.sections().forEach((name, event) -> {
            event.only(Set.of("Type", "Properties"), Set.of());
            Section fields = event.section("Properties");
            switch (event.text("Type")) {
                case "HttpApi" -> routes.add(route(fields));
                case "SQS" -> sources.add(queueSource(fields));
                case "ScheduleV2" -> timers.add(timer(name, fields));
                default ->
                    throw new TemplateException(event.path() + " is an event of type " + event.text("Type")
                            + ", which the local stack cannot send");
            }
        });
        return new Triggers(routes, sources, timers);
    }

    private HttpRoute route(Section fields) {
        fields.only(Set.of("ApiId", "Method", "Path"), Set.of());
        return api.route(fields.text("Method"), fields.text("Path"));
    }

    private QueueSource queueSource(Section fields) {
        fields.only(
                Set.of("Queue", "BatchSize", "MaximumBatchingWindowInSeconds", "FunctionResponseTypes"),
                Set.of("ScalingConfig"));
        List<?> responses = fields.list("FunctionResponseTypes");
        return new QueueSource(
                queues.idOf(fields.text("Queue"), fields.path() + ".Queue"),
                fields.has("BatchSize") ? fields.integer("BatchSize") : DEFAULT_BATCH_SIZE,
                fields.seconds("MaximumBatchingWindowInSeconds", 0),
                responses.contains("ReportBatchItemFailures"));
    }

    private static Timer timer(String name, Section fields) {
        fields.only(Set.of("ScheduleExpression"), Set.of("DeadLetterConfig", "OmitName", "RetryPolicy"));
        String expression = fields.text("ScheduleExpression");
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches() || rate.group(1).matches("0+")) {
            throw new TemplateException(fields.path() + ".ScheduleExpression is " + expression
                    + " but the local stack knows rates only, such as rate(5 minutes)");
        }
        long count = Long.parseLong(rate.group(1));
        return new Timer(
                name,
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
