package io.podium.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.optimization.LoopMemory;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanStatus;
import io.podium.domain.optimization.ShadowPrices;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.ActuatorFailedException;
import io.podium.domain.service.ActuatorSpec;
import io.podium.domain.service.Scaling;
import io.podium.domain.service.TestService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActuatePlanTest {
    private final PodiumFixture podium = new PodiumFixture();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, RuntimeException> failing = new TreeMap<>();
    private Duration slowness = Duration.ZERO;
    private long version;

    private final Actuator actuator = new Actuator() {
        @Override
        public ActuatorType type() {
            return ActuatorTypes.LAMBDA_CONCURRENCY;
        }

        @Override
        public void apply(ActuatorSpec spec, Wanted wanted) {
            podium.clock.advance(slowness);
            calls.add(spec.setting("functionName") + "=" + wanted.seats());
            fail(wanted.serviceId());
        }

        @Override
        public void release(ActuatorSpec spec, String serviceId) {
            calls.add(spec.setting("functionName") + " released");
            fail(serviceId);
        }

        private void fail(String serviceId) {
            if (failing.containsKey(serviceId)) {
                throw failing.get(serviceId);
            }
        }
    };

    @BeforeEach
    void onePool() {
        podium.pool("p", 1_000);
    }

    private void service(String id, String function) {
        podium.service(TestService.service(id)
                .slots(2)
                .scaling(new Scaling(
                        0,
                        100,
                        Scaling.DEFAULT_TARGET_WAIT,
                        new ActuatorSpec("lambda-concurrency", Map.of("functionName", function)))));
    }

    private Plan plan(Map<String, Integer> instances) {
        Map<String, Map<String, Integer>> byPool = new TreeMap<>();
        instances.forEach((id, count) -> byPool.put(id, Map.of("p", count)));
        version++;
        Plan plan = new Plan(
                version,
                podium.now(),
                PlanStatus.ADJUSTING,
                byPool,
                Map.of(),
                1,
                null,
                null,
                ShadowPrices.NONE,
                List.of("because"),
                Map.of(),
                Map.of(),
                LoopMemory.NONE,
                true);
        assertThat(podium.stores.plans().store(plan)).isTrue();
        return plan;
    }

    private Plan act(Map<String, Integer> instances) {
        return new ActuatePlan(podium.stores, podium.surroundings, List.of(actuator)).run(plan(instances));
    }

    @Test
    void tellsWhatIsNewAndNothingThatIsNot() {
        service("s", "f");
        podium.service(TestService.service("plain"));

        Plan plan = act(Map.of("s", 3, "plain", 2));
        act(Map.of("s", 3));
        act(Map.of("s", 4));

        assertThat(calls).containsExactly("f=6", "f=8");
        assertThat(plan.reasons()).containsExactly("because");
    }

    @Test
    void tellsItAgainAfterAWhileInCaseSomebodyHasUndoneIt() {
        service("s", "f");
        act(Map.of("s", 3));
        podium.advance(599);
        act(Map.of("s", 3));
        assertThat(calls).hasSize(1);
        podium.advance(2);
        act(Map.of("s", 3));
        assertThat(calls).hasSize(2);
    }

    @Test
    void saysInThePlanWhatFailedAndTriesItInTheNextCycleAndKeepsNobodyElseWaiting() {
        service("a", "f");
        service("b", "g");
        failing.put("a", new ActuatorFailedException("PutFunctionConcurrency of f was refused with Throttled", null));

        Plan plan = act(Map.of("a", 1, "b", 1));

        assertThat(calls).containsExactly("f=2", "g=2");
        assertThat(plan.reasons())
                .containsExactly(
                        "because",
                        "Service a was not brought to 1 instance by its actuator lambda-concurrency: PutFunctionConcurrency"
                                + " of f was refused with Throttled. It is tried again in the next cycle.");
        assertThat(podium.stores.plans().latest()).contains(plan);
        failing.clear();
        assertThat(act(Map.of("a", 1, "b", 1)).reasons()).containsExactly("because");
        assertThat(calls).containsExactly("f=2", "g=2", "f=2");
    }

    @Test
    void takesAnyExceptionForAFailureOfItsOwnServiceOnly() {
        service("a", "f");
        service("b", "g");
        failing.put("a", new IllegalStateException("a mistake"));

        assertThat(act(Map.of("a", 1, "b", 1)).reasons().get(1)).contains("a mistake");
        assertThat(calls).contains("g=2");
    }

    @Test
    void saysThatAnActuatorIsMissing() {
        service("s", "f");
        Plan plan = new ActuatePlan(podium.stores, podium.surroundings, List.of()).run(plan(Map.of("s", 1)));

        assertThat(plan.reasons().get(1)).contains("no actuator of that kind here");
    }

    @Test
    void leavesAServiceToItselfThatIsGone() {
        service("s", "f");
        act(Map.of("s", 1));
        new DeregisterService(podium.stores, podium.surroundings).run("s");

        act(Map.of());
        act(Map.of());

        assertThat(calls).containsExactly("f=2", "f released");
        assertThat(podium.stores.plans().actuations().all()).isEmpty();
    }

    @Test
    void triesToLeaveAServiceToItselfUntilThatWorks() {
        service("s", "f");
        act(Map.of("s", 1));
        new DeregisterService(podium.stores, podium.surroundings).run("s");
        failing.put("s", new ActuatorFailedException("no", null));
        assertThat(act(Map.of()).reasons().get(1)).contains("Service s was not left to itself");
        failing.clear();
        act(Map.of());

        assertThat(calls).containsExactly("f=2", "f released", "f released");
    }

    @Test
    void changesFromOneActuatorToAnother() {
        service("s", "f");
        act(Map.of("s", 1));
        service("s", "g");

        act(Map.of("s", 1));
        act(Map.of("s", 1));

        assertThat(calls).containsExactly("f=2", "f released", "g=2");
    }

    @Test
    void leavesServicesThatAPlanDoesNotKnowAsTheyAre() {
        service("s", "f");
        act(Map.of("s", 1));
        act(Map.of());

        assertThat(calls).containsExactly("f=2");
    }

    @Test
    void keepsToItsCallsACycleAndGetsToEveryoneInTheNextOnes() {
        Map<String, Integer> wanted = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            service("s" + i, "f" + i);
            wanted.put("s" + i, 1);
        }
        failing.put("s0", new ActuatorFailedException("no", null));

        assertThat(act(wanted).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("70 services wait"));
        act(wanted);
        act(wanted);

        assertThat(calls.stream().distinct()).hasSize(120);
    }

    @Test
    void beginsNoCallWhenThoseBeforeItHaveTakenTooLong() {
        service("a", "f");
        service("b", "g");
        slowness = ActuatePlan.LONGEST.plusMillis(1);

        assertThat(act(Map.of("a", 1, "b", 1)).reasons().get(1)).contains("1 services wait");
        assertThat(calls).hasSize(1);
    }

    @Test
    void doesNotBringBackWhatAnOlderPlanWanted() {
        service("s", "f");
        Plan older = plan(Map.of("s", 1));
        act(Map.of("s", 9));

        new ActuatePlan(podium.stores, podium.surroundings, List.of(actuator)).run(older);

        assertThat(calls).containsExactly("f=18");
    }
}
