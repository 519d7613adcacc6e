package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.podium.domain.NotFoundException;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.CheckDependencies.State;
import io.podium.domain.usecase.FindDependants.Dependant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What services are told of those that they depend on, and those of them. */
class ServiceDependenciesTest {
    private final PodiumFixture podium = new PodiumFixture();
    private final FindDependants findDependants = new FindDependants(podium.stores);

    @BeforeEach
    void onePool() {
        podium.pool("p", 99);
    }

    private List<CheckDependencies.Dependency> check(String id) {
        return new CheckDependencies(podium.stores, podium.surroundings)
                .of(podium.stores.services().find(id).orElseThrow().spec());
    }

    @Test
    void dependantsAreFoundNearestFirstAndEachOnce() {
        podium.service(TestService.service("db"))
                .service(TestService.service("api").dependsOn("db", "cache"))
                .service(TestService.service("auth").dependsOn("db"))
                .service(TestService.service("web").dependsOn("api", "auth"))
                .service(TestService.service("mobile").dependsOn("web"));

        assertThat(findDependants.of("db"))
                .isEqualTo(new FindDependants.Found(
                        List.of(
                                new Dependant("api", null),
                                new Dependant("auth", null),
                                new Dependant("web", "api"),
                                new Dependant("mobile", "web")),
                        false));
        assertThat(findDependants.of("cache").words("cache").get(0)).isEqualTo("service api depends on cache");
        assertThat(findDependants.of("db").words("db")).contains("service mobile depends on db through web");
        assertThat(findDependants.of("mobile").dependants()).isEmpty();
    }

    @Test
    void servicesMayDependOnEachOther() {
        podium.service(TestService.service("a").dependsOn("b"))
                .service(TestService.service("b").dependsOn("c"))
                .service(TestService.service("c").dependsOn("a"));
        assertThat(findDependants.of("a").dependants())
                .containsExactly(new Dependant("c", null), new Dependant("b", "c"));
    }

    @Test
    void moreDependantsThanTheMostAreSaidToBeMore() {
        for (int i = 0; i < FindDependants.MAX; i++) {
            podium.service(TestService.service("s" + i).dependsOn("db"));
        }
        assertThat(findDependants.of("db").more()).isFalse();
        podium.service(TestService.service("last").dependsOn("s7"));
        FindDependants.Found found = findDependants.of("db");
        assertThat(found.dependants()).hasSize(FindDependants.MAX);
        assertThat(found.more()).isTrue();
        assertThat(found.words("db")).last().asString().contains("more services than these 100");
    }

    @Test
    void statesOfDependenciesAreAsTheyAreNow() {
        podium.service(TestService.service("alive"))
                .service(TestService.service("draining"))
                .service(TestService.service("lapsed").ttl(60))
                .service(TestService.service("cut").types("bad").circuit(1, 60))
                .service(TestService.service("web")
                        .types("web")
                        .dependsOn("lapsed", "alive", "draining", "cut", "never"));
        new DrainService(podium.stores, podium.surroundings).run("draining");
        podium.submit(task("x").type("bad").attempts(1));
        podium.fail(podium.leaseOne("cut"), true);
        podium.advance(60);

        assertThat(check("web"))
                .extracting(CheckDependencies.Dependency::serviceId, CheckDependencies.Dependency::state)
                .containsExactly(
                        tuple("lapsed", State.LAPSED),
                        tuple("alive", State.ALIVE),
                        tuple("draining", State.DRAINING),
                        tuple("cut", State.CIRCUIT_OPEN),
                        tuple("never", State.UNKNOWN));
        assertThat(check("web").get(1).warning()).isNull();
        assertThat(check("web").get(3).warning())
                .isEqualTo("service cut, which it depends on, has failed 1 times in a row, and gets no or only single"
                        + " tasks");
        assertThat(check("web").get(4).warning()).isEqualTo("service never, which it depends on, is not registered");
        new HeartbeatService(podium.stores, podium.surroundings).run("lapsed");
        assertThat(check("web").get(0).state()).isEqualTo(State.ALIVE);
    }

    @Test
    void lapseIsToldOnceUntilTheServiceReturns() {
        podium.service(TestService.service("db").ttl(90))
                .service(TestService.service("web").dependsOn("db"))
                .service(TestService.service("old"));
        SweepServices sweep = new SweepServices(podium.stores, podium.surroundings);
        assertThat(sweep.run().lapses()).isEmpty();
        podium.advance(90);

        assertThat(sweep.run().lapses()).singleElement().satisfies(lapse -> {
            assertThat(lapse.service().id()).isEqualTo("db");
            assertThat(lapse.service().lapsesAt()).isEqualTo(podium.now());
            assertThat(lapse.dependants().dependants()).containsExactly(new Dependant("web", null));
        });
        podium.advance(60);
        assertThat(sweep.run().lapses()).isEmpty();
        new HeartbeatService(podium.stores, podium.surroundings).run("db");
        assertThat(sweep.run().lapses()).isEmpty();
        podium.advance(90);
        assertThat(sweep.run().lapses()).hasSize(1);
    }

    @Test
    void previewSaysWhatWouldBeHitAndChangesNothing() {
        podium.pool("q", 9)
                .service(TestService.service("s")
                        .types("only", "shared", "gone")
                        .slots(3)
                        .ttl(600))
                .service(TestService.service("u").types("shared"))
                .service(TestService.service("v").types("gone"))
                .service(TestService.service("web").types("web").dependsOn("s"));
        new DrainService(podium.stores, podium.surroundings).run("v");
        podium.submit(task("r").type("only"));
        Task running = podium.leaseOne("s");
        podium.submit(task("x").type("only"), task("y").type("only"));
        podium.place();
        podium.submit(
                task("a").type("only"),
                task("b").type("only").pool("q"),
                task("c").type("shared"),
                task("later").type("only").notBefore(podium.now().plusSeconds(9)));
        long version = podium.ledger().version();

        PreviewDeregistration.Impact impact = new PreviewDeregistration(podium.stores, podium.surroundings).run("s");
        assertThat(impact.dependants().dependants()).containsExactly(new Dependant("web", null));
        assertThat(impact.orphanedTypes()).containsExactly("only", "gone");
        assertThat(impact.runningTasks()).isEqualTo(1);
        assertThat(impact.placedTasks()).isEqualTo(2);
        assertThat(impact.waitingTasks()).containsExactly(entry("gone", 0), entry("only", 2));
        assertThat(impact.freedSlots()).containsExactly(entry("p", 3));
        assertThat(podium.ledger().version()).isEqualTo(version);
        assertThat(podium.stores.services().find("s").orElseThrow().draining()).isFalse();
        assertThat(podium.complete(running)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThatThrownBy(() -> new PreviewDeregistration(podium.stores, podium.surroundings).run("none"))
                .isInstanceOf(NotFoundException.class);
    }
}
