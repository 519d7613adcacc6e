package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TestSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueFrontTest {
    private static final QueueKey QUEUE = new QueueKey(PodiumFixture.P, "work");

    private final PodiumFixture podium = new PodiumFixture();
    private final Random random = new Random(3);

    @Test
    void takesOneReadWhereOneShowsAll() {
        submit("a", 30);
        submit("b", 40);

        QueueFront front = read(100);
        assertThat(front.tasks()).hasSize(70);
        assertThat(front.cut()).isFalse();
        assertThat(podium.taskItems.indexReads()).isEqualTo(1);
    }

    @Test
    void takesOneReadMoreWhereOneTenantAloneHasMore() {
        submit("a", 150);

        QueueFront front = read(100);
        assertThat(front.tasks()).hasSize(100);
        assertThat(front.cut()).isTrue();
        assertThat(podium.taskItems.indexReads()).isEqualTo(2);
    }

    @Test
    void showsEveryTenantHoweverMuchOthersHaveSubmitted() {
        submit("noisy", 2_000);
        submit("loud", 2_000);
        submit("quiet", 1);
        submit("calm", 3);

        assertThat(tenants(read(100))).containsOnly("noisy", "loud", "quiet", "calm");
        assertThat(tenants(read(1)))
                .as("to a worker that asks for one task")
                .containsOnly("noisy", "loud", "quiet", "calm");
    }

    @Test
    void showsEachTenantsFirstTasksInOrder() {
        List.of("a", "b", "c").forEach(tenant -> submit(tenant, 300));

        List<ReadyTask> tasks = read(100).tasks();
        for (String tenant : List.of("a", "b", "c")) {
            List<ReadyTask> own = tasks.stream()
                    .filter(task -> task.key().tenant().equals(tenant))
                    .toList();
            assertThat(own).isEqualTo(podium.stores.tasks().ready(QUEUE, tenant, own.size()));
            assertThat(own).hasSizeGreaterThanOrEqualTo(25);
        }
    }

    @Test
    void staysWithinItsReadsAndPassesNoTenantOverForEver() {
        IntStream.range(0, 80).forEach(i -> submit("t" + i, 30));
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < 60; step++) {
            int before = podium.taskItems.indexReads();
            QueueFront front = read(100);
            seen.addAll(tenants(front));
            assertThat(podium.taskItems.indexReads() - before).isLessThanOrEqualTo(QueueFront.MOST_READS);
            assertThat(front.tasks())
                    .hasSizeLessThanOrEqualTo(100 + 25 * (QueueFront.MOST_READS - 1))
                    .doesNotHaveDuplicates();
            assertThat(front.cut()).isTrue();
        }

        assertThat(seen).hasSize(80);
    }

    private QueueFront read(int limit) {
        return QueueFront.read(podium.stores.tasks(), QUEUE, limit, random);
    }

    private static List<String> tenants(QueueFront front) {
        return front.tasks().stream().map(task -> task.key().tenant()).toList();
    }

    private void submit(String tenant, int count) {
        podium.pool("p", 1_000);
        List<TestSpec> specs = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> specs.add(task("%05d".formatted(i)).tenant(tenant)));
        podium.submit(specs.toArray(TestSpec[]::new));
    }
}
