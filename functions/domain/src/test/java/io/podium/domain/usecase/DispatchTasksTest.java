package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.NotFoundException;
import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchTasksTest {
    private final PodiumFixture podium = new PodiumFixture();
    private final List<String> sent = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private boolean down;

    @BeforeEach
    void twoTasksPlacedOnAServiceThatIsSentThem() {
        podium.pool("p", 9).service(TestService.service("f").instances(2).target(new Target.Lambda("fn")));
        podium.submit(task("a"), task("b"));
        podium.place();
    }

    @Test
    void sendsWhatIsStillPlaced() {
        Map<TaskKey, Token> tokens = tokens("a", "b");
        podium.cancel("b");

        assertThat(dispatch(tokens)).isEqualTo(1);
        assertThat(sent).containsExactly("a");
        assertThat(podium.status("a")).as("its worker has not begun").isEqualTo(TaskStatus.PLACED);
    }

    @Test
    void sendsNothingUnderAnotherToken() {
        Map<TaskKey, Token> stale = Map.of(PodiumFixture.key("a"), new Token(1, "other", "t"));

        assertThat(dispatch(stale)).isZero();
        assertThat(sent).isEmpty();
    }

    @Test
    void givesBackWhatTheTargetRefuses() {
        refused.add("a");
        podium.queue.take();

        assertThat(dispatch(tokens("a", "b"))).isEqualTo(1);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(podium.task("a").progress().attempts()).isZero();
        assertThat(podium.ledger().holdings()).containsOnlyKeys(PodiumFixture.key("b"));
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
    }

    @Test
    void leavesTheTasksPlacedWhereTheTargetCannotBeReached() {
        down = true;

        assertThatThrownBy(() -> dispatch(tokens("a", "b"))).isInstanceOf(QueueUnavailableException.class);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.PLACED);
    }

    @Test
    void needsAServiceAndASenderForItsTarget() {
        assertThatThrownBy(
                        () -> new DispatchTasks(podium.stores, podium.surroundings, List.of()).run("none", tokens("a")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> new DispatchTasks(podium.stores, podium.surroundings, List.of()).run("f", tokens("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lambda");
    }

    private int dispatch(Map<TaskKey, Token> tokens) {
        TaskSender sender = new TaskSender() {
            @Override
            public boolean serves(Target target) {
                return target instanceof Target.Lambda;
            }

            @Override
            public List<Task> send(Target target, List<Task> tasks) {
                if (down) {
                    throw new QueueUnavailableException("injected", new IllegalStateException("down"));
                }
                tasks.forEach(task -> sent.add(PodiumFixture.id(task)));
                return tasks.stream()
                        .filter(task -> refused.contains(PodiumFixture.id(task)))
                        .toList();
            }
        };
        return new DispatchTasks(podium.stores, podium.surroundings, List.of(sender)).run("f", tokens);
    }

    private Map<TaskKey, Token> tokens(String... ids) {
        Map<TaskKey, Token> tokens = new HashMap<>();
        for (String id : ids) {
            tokens.put(PodiumFixture.key(id), PodiumFixture.token(podium.task(id)));
        }
        return tokens;
    }
}
