package io.podium.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.port.TaskSender;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.handler.SweepHandler;
import io.podium.lambda.handler.TestPlatform;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.optimizer.OptimizeHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What alarms and dashboard look at is what the functions write, or AWS. */
class WatchedMetricsTest {
    private static final Map<String, Object> TICK = Map.of("source", "aws.scheduler", "detail-type", "Scheduled Event");

    /** Of each namespace of AWS the dimension and the metrics, from the user guides of the services. */
    private static final Map<String, Map<String, Set<String>>> AWS = Map.of(
            "AWS/SQS",
                    Map.of("QueueName", Set.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage")),
            "AWS/Lambda", Map.of("FunctionName", Set.of("Errors", "Throttles", "Duration", "Invocations")),
            "AWS/States",
                    Map.of("StateMachineArn", Set.of("ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut")));

    /** A metric that is looked at. */
    private record Watched(String by, String namespace, String name, List<String> dimensions) {}

    /** A platform in memory whose metrics go to CloudWatch. */
    private record Published(TestPlatform platform) implements Platform {
        @Override
        public Stores stores() {
            return platform.stores();
        }

        @Override
        public Surroundings surroundings() {
            return platform.surroundings();
        }

        @Override
        public List<TaskSender> senders() {
            return platform.senders();
        }

        @Override
        public StateMachineRunner stateMachine() {
            return platform.stateMachine();
        }

        @Override
        public Optional<String> metricsNamespace() {
            return Optional.of("Own");
        }

        @Override
        public Log log() {
            return platform.log();
        }
    }

    @Test
    void everyMetricThatIsLookedAtIsWritten() throws IOException {
        Set<String> own = written();
        List<Watched> watched = new ArrayList<>(alarms());
        watched.addAll(dashboard());

        assertThat(watched).hasSizeGreaterThan(40).allSatisfy(metric -> {
            if (metric.namespace().contains("MetricsNamespace")) {
                assertThat(own).as("%s", metric).contains(metric.name() + metric.dimensions());
            } else {
                Map<String, Set<String>> byDimension = AWS.get(metric.namespace());
                assertThat(byDimension).as("%s", metric).isNotNull();
                assertThat(metric.dimensions()).as("%s", metric).hasSize(1);
                assertThat(byDimension.get(metric.dimensions().get(0)))
                        .as("%s", metric)
                        .contains(metric.name());
            }
        });
    }

    @Test
    void everyFunctionAndEveryDeadLetterQueueHasItsAlarm() throws IOException {
        String alarms = resources("AWS::CloudWatch::Alarm").toString();
        Map<?, ?> all = (Map<?, ?>) CommittedTemplate.tree().at("Resources").value();

        assertThat(all).isNotNull();
        all.forEach((id, resource) -> {
            String type = String.valueOf(((Map<?, ?>) resource).get("Type"));
            if (type.equals("AWS::Serverless::Function")) {
                assertThat(alarms.split("Ref=" + id + "}", -1))
                        .as("errors and throttles of %s", id)
                        .hasSize(3);
            } else if (type.equals("AWS::SQS::Queue") && String.valueOf(id).endsWith("DeadLetterQueue")) {
                assertThat(alarms).contains("[" + id + ", QueueName]");
            }
        });
    }

    /** Runs what runs every minute, and returns the metrics with their dimensions. */
    private static Set<String> written() {
        TestPlatform memory = new TestPlatform();
        Platform platform = new Published(memory);
        for (JsonHandler handler : List.of(new OptimizeHandler(platform), new SweepHandler(platform))) {
            handler.handle(TICK);
        }
        Set<String> written = new TreeSet<>();
        for (String line : memory.logged) {
            if (Json.parseObject(line).get("_aws") instanceof Map<?, ?> aws) {
                for (Map<?, ?> directive : maps(aws.get("CloudWatchMetrics"))) {
                    List<?> dimensions = (List<?>) ((List<?>) directive.get("Dimensions")).get(0);
                    maps(directive.get("Metrics")).forEach(metric -> written.add(metric.get("Name") + "" + dimensions));
                }
            }
        }
        return written;
    }

    private static List<Watched> alarms() throws IOException {
        List<Watched> watched = new ArrayList<>();
        resources("AWS::CloudWatch::Alarm").forEach(alarm -> {
            if (alarm.containsKey("MetricName")) {
                watched.add(watched("an alarm", alarm));
            } else {
                for (Map<?, ?> query : maps(alarm.get("Metrics"))) {
                    if (query.get("MetricStat") instanceof Map<?, ?> stat) {
                        watched.add(watched("an alarm", (Map<?, ?>) stat.get("Metric")));
                    }
                }
            }
        });
        return watched;
    }

    private static Watched watched(String by, Map<?, ?> metric) {
        return new Watched(
                by,
                String.valueOf(metric.get("Namespace")),
                String.valueOf(metric.get("MetricName")),
                maps(metric.get("Dimensions")).stream()
                        .map(dimension -> String.valueOf(dimension.get("Name")))
                        .toList());
    }

    private static List<Watched> dashboard() throws IOException {
        List<Watched> watched = new ArrayList<>();
        for (Map<?, ?> dashboard : resources("AWS::CloudWatch::Dashboard")) {
            String body = String.valueOf(((Map<?, ?>) dashboard.get("DashboardBody")).get("Fn::Sub"));
            assertThat(references(body)).isSubsetOf(names());
            for (Map<?, ?> widget : maps(Json.parseObject(body).get("widgets"))) {
                for (Object line : (List<?>) ((Map<?, ?>) widget.get("properties")).get("metrics")) {
                    List<?> metric = (List<?>) line;
                    watched.add(new Watched(
                            "the dashboard",
                            String.valueOf(metric.get(0)),
                            String.valueOf(metric.get(1)),
                            List.of(String.valueOf(metric.get(2)))));
                }
            }
        }
        return watched;
    }

    private static Set<String> references(String body) {
        Set<String> names = new HashSet<>();
        var matcher = Pattern.compile("\\$\\{([^}.]+)").matcher(body);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Set<String> names() throws IOException {
        Set<String> names = new HashSet<>(Set.of("AWS::Region", "AWS::StackName"));
        for (String section : List.of("Resources", "Parameters")) {
            Map<?, ?> all = (Map<?, ?>) CommittedTemplate.tree().at(section).value();
            all.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    private static List<Map<?, ?>> resources(String type) throws IOException {
        List<Map<?, ?>> found = new ArrayList<>();
        Map<?, ?> all = (Map<?, ?>) CommittedTemplate.tree().at("Resources").value();
        all.values().forEach(resource -> {
            if (type.equals(((Map<?, ?>) resource).get("Type"))) {
                found.add((Map<?, ?>) ((Map<?, ?>) resource).get("Properties"));
            }
        });
        return found;
    }

    private static List<Map<?, ?>> maps(Object list) {
        return ((List<?>) list)
                .stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList();
    }
}
