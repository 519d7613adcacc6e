package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.podium.domain.InvalidInputException;
import io.podium.domain.NotFoundException;
import io.podium.domain.Violation;
import io.podium.domain.service.Scaling;
import io.podium.domain.service.Service;
import io.podium.domain.service.TestService;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that come, change, drain, fall silent and go. */
class ServicesTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePool() {
        podium.pool("p", 9);
        podium.queue.take();
    }

    @Test
    void getTheirSeatsAndWakeTheQueuesThatTheyServe() {
        podium.submit(task("a"));
        assertThat(podium.place()).isEmpty();
        RegisterService.Result result =
                register(TestService.service("s").instances(2).slots(3));

        assertThat(result.created()).isTrue();
        assertThat(podium.ledger().seats()).isEqualTo(Map.of("s", 6));
        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void registerAgainAsAHeartbeat() {
        register(TestService.service("s").ttl(90));
        long ledgerVersion = podium.ledger().version();
        podium.advance(50);
        RegisterService.Result again = register(TestService.service("s").ttl(90));

        assertThat(again.created()).isFalse();
        assertThat(again.service().heartbeatAt()).isEqualTo(podium.now());
        assertThat(podium.ledger().version()).isEqualTo(ledgerVersion);
    }

    @Test
    void changeTheirSeatsAndTheirPool() {
        podium.pool("q", 9);
        register(TestService.service("s").instances(2));
        register(TestService.service("s").instances(5));
        assertThat(podium.ledger().seats()).isEqualTo(Map.of("s", 5));
        register(TestService.service("s").instances(5).pool("q"));

        assertThat(podium.ledger().seats()).isEmpty();
        assertThat(podium.stores.ledgers().find(ShardKey.of("q")).seats()).isEqualTo(Map.of("s", 5));
        assertThat(podium.stores.ledgers().find(ShardKey.of("q")).capacity().amount("cpu"))
                .isEqualTo(9);
    }

    @Test
    void keepTheNumberOfInstancesThatTheOptimizerChose() {
        TestService elastic = TestService.service("s").instances(2).scaling(new Scaling(1, 8, Duration.ofSeconds(1)));
        Service service = register(elastic).service();
        podium.stores.services().store(service.scaledTo(6));

        assertThat(register(elastic).service().spec().instances()).isEqualTo(6);
        assertThat(podium.ledger().seats()).isEqualTo(Map.of("s", 6));
        assertThat(register(elastic.scaling(new Scaling(1, 3, Duration.ofSeconds(1))))
                        .service()
                        .spec()
                        .instances())
                .as("out of the new bounds")
                .isEqualTo(2);
    }

    @Test
    void nameOnlyPoolsThatExist() {
        assertThatThrownBy(() -> register(TestService.service("s").pool("none").allowedPools("p", "nil")))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .extracting(Violation::field)
                        .containsExactly("pool", "allowedPools[1]"));
        assertThat(podium.stores.services().find("s")).isEmpty();
    }

    @Test
    void mayUseTheDefaultPoolBeforeAnybodyDefinesIt() {
        register(TestService.service("s").pool("default"));
        podium.submitWithoutPool(task("a"));

        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void getNothingNewWhileTheyDrainAndFinishWhatTheyHave() {
        register(TestService.service("s").instances(3));
        podium.submit(task("a"), task("b"));
        Task running = podium.leaseOne("s");
        podium.place();
        podium.submit(task("c"));
        podium.placed(podium.queue.take());
        podium.queue.take();

        new DrainService(podium.stores, podium.surroundings).run("s");
        assertThat(podium.status("b")).isEqualTo(TaskStatus.READY);
        assertThat(podium.queue.taken()).contains("p/0[work]");
        assertThat(podium.lease("s", 3)).isEmpty();
        assertThat(podium.ledger().holdings()).hasSize(1);
        assertThat(new HeartbeatTask(podium.stores, podium.surroundings)
                        .run(PodiumFixture.id(running), PodiumFixture.token(running))
                        .expiresAt())
                .isEqualTo(podium.now().plusSeconds(60));
        assertThat(podium.complete(running)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(new DrainService(podium.stores, podium.surroundings).run("s").draining())
                .isTrue();
    }

    @Test
    void leaveTheirRunningTasksToTheirWorkersWhenTheyGo() {
        register(TestService.service("s").instances(2));
        podium.submit(task("a"), task("b"));
        Task running = podium.leaseOne("s");
        podium.place();

        new DeregisterService(podium.stores, podium.surroundings).run("s");
        assertThat(podium.stores.services().find("s")).isEmpty();
        assertThat(podium.ledger().seats()).as("the slot that is taken is left").containsExactly(entry("s", 1));
        assertThat(podium.ledger().holdings()).hasSize(1);
        podium.sweep();
        assertThat(podium.ledger().seats()).hasSize(1);
        assertThat(podium.complete(running)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(podium.ledger().holdings()).isEmpty();
        podium.sweep();
        assertThat(podium.ledger().seats()).isEmpty();
        assertThatThrownBy(() -> podium.lease("s", 1)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> new DeregisterService(podium.stores, podium.surroundings).run("s"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void getNothingWhileTheyAreSilentAndWakeTheirQueuesWhenTheyReturn() {
        register(TestService.service("s").ttl(90));
        podium.submit(task("a"));
        podium.advance(90);
        assertThat(podium.place()).isEmpty();

        HeartbeatService heartbeat = new HeartbeatService(podium.stores, podium.surroundings);
        heartbeat.run("s");
        assertThat(podium.place()).containsExactly("a");
        heartbeat.run("s");
        assertThat(podium.queue.taken()).as("it was alive").isEmpty();
        assertThatThrownBy(() -> heartbeat.run("none")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void areAliveWhenTheirWorkersAskForTasks() {
        register(TestService.service("s").ttl(90));
        long version = podium.stores.services().find("s").orElseThrow().version();
        podium.lease("s", 1);
        assertThat(podium.stores.services().find("s").orElseThrow().version())
                .as("nothing new to say")
                .isEqualTo(version);
        podium.advance(100);
        podium.submit(task("a"));

        assertThat(podium.lease("s", 1)).hasSize(1);
    }

    @Test
    void listedByPoolAreTheTasksThatTheyRun() {
        register(TestService.service("s").instances(9));
        podium.submit(
                task("a"),
                task("b"),
                task("done"),
                task("later").notBefore(podium.now().plusSeconds(9)));
        podium.submit(task("theirs").tenant("other"));
        List<Task> leased = podium.lease("s", 3);
        leased.stream().filter(task -> task.key().id().equals("done")).forEach(podium::complete);
        ListTasks list = new ListTasks(podium.stores);

        assertThat(list.run("t", TaskStatus.RUNNING, "p", 10, null).tasks())
                .extracting(PodiumFixture::id)
                .containsExactly("a", "b");
        assertThat(list.run("t", null, null, 200, null).tasks())
                .extracting(PodiumFixture::id)
                .containsExactlyInAnyOrder("a", "b", "done", "later");
        assertThat(list.run("t", TaskStatus.DEAD, null, 10, null).tasks()).isEmpty();
        assertThatThrownBy(() -> list.run("t", null, "none", 10, null)).isInstanceOf(NotFoundException.class);
        for (String next : List.of("x", "99999:", ":", "1", "-1:a", "1234567:")) {
            assertThatThrownBy(() -> list.run("t", TaskStatus.READY, "p", 10, next))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    private RegisterService.Result register(TestService spec) {
        return new RegisterService(podium.stores, podium.surroundings).run(spec.build());
    }
}
