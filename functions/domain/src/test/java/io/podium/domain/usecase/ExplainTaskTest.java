package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.NotFoundException;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainTaskTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePool() {
        podium.pool("p", 1);
    }

    @Test
    void saysWhatAReadyTaskLacks() {
        podium.submit(task("a"), task("b"));
        assertThat(reasons("a")).containsExactly("no live service runs tasks of type work");
        podium.service(TestService.service("s").instances(2).ttl(90));
        assertThat(reasons("a")).containsExactly("service s has room for it; the scheduler is awaited");
        podium.leaseOne("s");

        assertThat(reasons("b")).containsExactly("pool p has nothing left, and cpu 1 is asked");
    }

    @Test
    void saysWhichServicesTakeNothing() {
        podium.submit(task("a"));
        podium.service(TestService.service("s").ttl(90)).service(TestService.service("u"));
        String heard = podium.now().toString();
        podium.advance(90);
        new DrainService(podium.stores, podium.surroundings).run("u");

        assertThat(reasons("a"))
                .containsExactly(
                        "no live service runs tasks of type work",
                        "service s has not been heard of since " + heard,
                        "service u is draining");
    }

    @Test
    void countsTheTasksAhead() {
        podium.submit(task("a"), task("b"), task("c"), task("d").type("other"));

        assertThat(explain("c").ahead()).isEqualTo(2);
        assertThat(explain("d").ahead()).isZero();
        assertThat(explain("c").policy()).isEqualTo("fifo");
    }

    @Test
    void saysWhatTasksWaitForThatAreNotReady() {
        podium.submit(
                task("a"),
                task("b").after("a"),
                task("c").notBefore(podium.now().plusSeconds(60)));

        assertThat(reasons("b")).containsExactly("waits for tasks [a]");
        assertThat(reasons("c")).containsExactly("waits until " + podium.now().plusSeconds(60));
        assertThat(explain("b").ahead()).isNull();
    }

    @Test
    void saysWhereATaskRunsAndHowItEnded() {
        podium.service(TestService.service("s")).submit(task("a").attempts(1));
        podium.place();
        assertThat(reasons("a").get(0))
                .isEqualTo("placed on service s at " + podium.now() + "; no worker has begun it");
        Task leased = podium.leaseOne("s");
        assertThat(reasons("a"))
                .containsExactly(
                        "runs on service s since " + podium.now(),
                        "holds cpu 1 of pool p until " + podium.now().plusSeconds(60)
                                + " unless its worker is heard of");
        podium.fail(leased, true);
        assertThat(reasons("a")).containsExactly("ended as DEAD: no");
        podium.redrive("a");
        podium.complete(podium.leaseOne("s"));
        assertThat(reasons("a")).containsExactly("ended as SUCCEEDED");
    }

    @Test
    void knowsNothingOfATaskThatIsNotThere() {
        assertThatThrownBy(() -> explain("none")).isInstanceOf(NotFoundException.class);
    }

    private List<String> reasons(String id) {
        return explain(id).reasons();
    }

    private ExplainTask.Explanation explain(String id) {
        return new ExplainTask(podium.stores, podium.surroundings).run(PodiumFixture.key(id));
    }
}
