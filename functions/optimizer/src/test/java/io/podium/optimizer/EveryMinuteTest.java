package io.podium.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.metrics.LoadSample;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.ActuatorFailedException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.ActuatorSpec;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.handler.ApiCalls;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.handler.RegisterHandler;
import io.podium.lambda.handler.SubmitHandler;
import io.podium.lambda.handler.TestPlatform;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.EmbeddedMetricRules;
import io.podium.lambda.log.Log;
import io.podium.lambda.permissions.PortUses;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.optimizer.wiring.ActuatedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the schedule does: samples, publishes, plans, and acts on the plan. */
class EveryMinuteTest {
    private static final Map<String, Object> SCHEDULE =
            Map.of("source", "aws.scheduler", "detail-type", "Scheduled Event");

    private final TestPlatform platform = new TestPlatform();
    private final List<Wanted> told = new ArrayList<>();
    private boolean refuses;
    private final Actuator actuator = new Actuator() {
        @Override
        public ActuatorType type() {
            return ActuatorTypes.EVENT;
        }

        @Override
        public void apply(ActuatorSpec spec, Wanted wanted) {
            PortUses.note("actuators");
            told.add(wanted);
            if (refuses) {
                throw new ActuatorFailedException("PutEvents to default was refused with AccessDenied", null);
            }
        }
    };
    private final JsonHandler handler =
            new OptimizeHandler(new ActuatedPlatform(new Published(platform), List.of(actuator)));
    private final ApiCalls api = new ApiCalls(handler, new RegisterHandler(platform), new SubmitHandler(platform));

    /** A platform whose metrics go to CloudWatch. */
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
            return Optional.of("Podium");
        }

        @Override
        public Log log() {
            return platform.log();
        }
    }

    @BeforeEach
    void serviceWithAnActuator() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 40)));
        api.call(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        "s1",
                        "taskTypes",
                        List.of("report"),
                        "pool",
                        "p1",
                        "resources",
                        Map.of("cpu", 1),
                        "ttlSeconds",
                        86_400,
                        "scaling",
                        Map.of(
                                "minInstances",
                                2,
                                "maxInstances",
                                9,
                                "actuator",
                                Map.of("type", "eventbridge", "bus", "default"))));
        // The first one takes the only slot at once, the second waits.
        api.call("POST", "/tasks", Map.of("type", "report", "pool", "p1"));
        api.call("POST", "/tasks", Map.of("type", "report", "pool", "p1"));
    }

    private List<Map<?, ?>> published() {
        return platform.logged.stream()
                .<Map<?, ?>>map(line -> (Map<?, ?>) Json.parse(line))
                .filter(line -> line.containsKey("_aws"))
                .toList();
    }

    @Test
    void samplesTheLoad() {
        handler.handle(SCHEDULE);

        LoadSample sample = LoadSample.mean(
                platform.stores().metrics().between("p1", platform.now.minusSeconds(60), platform.now.plusSeconds(60)),
                LoadSample.WHOLE_POOL);
        assertThat(sample.looks()).isEqualTo(1);
        assertThat(sample.queueLength()).isEqualTo(1);
    }

    @Test
    void publishesTheMinuteBeforeInLinesThatKeepTheRules() {
        handler.handle(SCHEDULE);
        platform.now = platform.now.plusSeconds(60);
        handler.handle(SCHEDULE);
        handler.handle(SCHEDULE);

        assertThat(published()).isNotEmpty().allSatisfy(line -> assertThat(EmbeddedMetricRules.broken(line))
                .isEmpty());
        assertThat(published().stream().filter(line -> line.get("Service") != null))
                .singleElement()
                .satisfies(line -> assertThat(line.get("QueueLength")).isEqualTo(1.0));
    }

    @Test
    void tellsTheActuatorWhatThePlanWants() {
        handler.handle(SCHEDULE);

        assertThat(told).singleElement().satisfies(wanted -> {
            assertThat(wanted.instances()).isGreaterThanOrEqualTo(2);
            assertThat(wanted.planVersion()).isEqualTo(1);
            assertThat((long) wanted.instances())
                    .isEqualTo(api.call("GET", "/services/s1").at("instances"));
        });
    }

    @Test
    void dryRunTellsNobody() {
        api.call("POST", "/optimize?dryRun=true");

        assertThat(told).isEmpty();
    }

    @Test
    void pausedLoopSamplesAndTellsNobody() {
        api.call("POST", "/optimize/pause", Map.of("reason", "audit"));
        handler.handle(SCHEDULE);

        assertThat(told).isEmpty();
        assertThat(platform.stores()
                        .metrics()
                        .between("p1", platform.now.minusSeconds(60), platform.now.plusSeconds(60))
                        .bySubject())
                .containsKey(LoadSample.WHOLE_POOL);

        api.call("POST", "/optimize/resume");
        platform.now = platform.now.plusSeconds(60);
        handler.handle(SCHEDULE);
        assertThat(told).hasSize(1);
    }

    @Test
    void failureIsSaidInThePlanAndTheNextCycleTriesAgain() {
        refuses = true;
        handler.handle(SCHEDULE);
        assertThat((List<?>) api.call("GET", "/plans/latest").at("reasons"))
                .anySatisfy(reason ->
                        assertThat((String) reason).contains("s1 was not brought to", "AccessDenied", "next cycle"));

        platform.now = platform.now.plusSeconds(60);
        handler.handle(SCHEDULE);
        assertThat(told).hasSize(2);
    }

    @Test
    void requestThatPlansDoesNotSample() {
        api.call("POST", "/optimize");

        assertThat(platform.stores()
                        .metrics()
                        .between("p1", platform.now.minusSeconds(60), platform.now.plusSeconds(60))
                        .bySubject())
                .doesNotContainKey(LoadSample.WHOLE_POOL);
        assertThat(told).hasSize(1);
    }

    @Test
    void theAgeOfTheTaskThatWaitsLongestIsTold() {
        api.call("POST", "/tasks", Map.of("type", "report", "pool", "p1", "taskId", "old"));
        platform.now = platform.now.plusSeconds(90);
        api.call("POST", "/tasks", Map.of("type", "report", "pool", "p1", "taskId", "young"));
        platform.now = platform.now.plusSeconds(10);

        handler.handle(SCHEDULE);

        assertThat(vital("OldestTaskAge")).isEqualTo(100.0);
        assertThat(vital("FailedOptimizations")).isEqualTo(0.0);
    }

    @Test
    void aBoundThatDpsHasNotKeptIsTold() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 40), "policy", "dps", "agingRate", 1));
        api.call("POST", "/tasks", Map.of("type", "report", "pool", "p1", "taskId", "a", "expectedSeconds", 5));
        handler.handle(SCHEDULE);
        assertThat(vital("WaitBoundBroken")).isEqualTo(0.0);

        platform.now = platform.now.plusSeconds(36_000);
        handler.handle(SCHEDULE);

        assertThat(vital("WaitBoundBroken")).isEqualTo(1.0);
        assertThat(platform.logged).anyMatch(line -> line.contains("\"taskId\":\"a\"") && line.contains("promised"));
    }

    @Test
    void underOtherPoliciesThereIsNoBoundToBreak() {
        api.call("POST", "/tasks", Map.of("type", "report", "pool", "p1", "taskId", "a", "expectedSeconds", 5));
        handler.handle(SCHEDULE);
        platform.now = platform.now.plusSeconds(36_000);

        handler.handle(SCHEDULE);

        assertThat(vital("WaitBoundBroken")).isEqualTo(0.0);
    }

    private double vital(String name) {
        return platform.logged.stream()
                .map(Json::parseObject)
                .filter(line -> line.containsKey(name))
                .reduce((first, last) -> last)
                .map(line -> ((Number) line.get(name)).doubleValue())
                .orElseThrow();
    }
}
