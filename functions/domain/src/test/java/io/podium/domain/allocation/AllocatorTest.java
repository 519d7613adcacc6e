package io.podium.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Reservations;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocatorTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final AllocationStrategy MSA = AllocationStrategies.named("msa");

    private final Ledger ledger = Ledger.empty(ShardKey.of("p"), ResourceVector.of("cpu", 2))
            .withSeats("pull", 5)
            .withSeats("push", 5);
    private final Fleet fleet = new Fleet(
            List.of(
                    Service.registered(TestService.service("pull").lease(30).build(), NOW),
                    Service.registered(
                            TestService.service("push")
                                    .target(new Target.Lambda("f"))
                                    .build(),
                            NOW)),
            List.of(ledger),
            PlanWeights.NONE,
            NOW);
    private final Allocator allocator = new Allocator(fleet, NOW, new Random(1));

    @Test
    void givesALeaseAndAHoldingOfTheSameToken() {
        Task placed = allocator.place(ready("a"), "pull", MSA).orElseThrow();
        Lease lease = placed.requireLease();

        assertThat(placed.status()).isEqualTo(TaskStatus.PLACED);
        assertThat(lease.token().fence()).isEqualTo(1);
        assertThat(lease.expiresAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(lease.delivered()).isFalse();
        assertThat(fleet.changed())
                .singleElement()
                .extracting(Reservations::made)
                .isEqualTo(List.of(new Holding(
                        placed.key(), lease.token(), "pull", lease.allocation(), lease.expiresAt(), false)));
    }

    @Test
    void handsOverAtOnceWhereTasksAreSent() {
        Task placed = allocator.place(ready("a"), "push", MSA).orElseThrow();

        assertThat(placed.requireLease().delivered()).isTrue();
        assertThat(placed.progress().attempts()).isEqualTo(1);
    }

    @Test
    void givesNoMoreThanThereIs() {
        assertThat(allocator.place(ready("a"), "pull", MSA)).isPresent();
        assertThat(allocator.place(ready("b"), "push", MSA)).isPresent();
        assertThat(allocator.place(ready("c"), "pull", MSA)).isEmpty();
        assertThat(fleet.changed().get(0).made()).hasSize(2);
    }

    @Test
    void placesNoTaskTwiceAndNothingOnUnknownServices() {
        assertThat(allocator.place(ready("a"), "gone", MSA)).isEmpty();
        assertThat(allocator.place(ready("a"), "pull", MSA)).isPresent();
        assertThat(allocator.place(ready("a"), "push", MSA)).isEmpty();
    }

    @Test
    void reservesOnlyInLedgersOfItsFleet() {
        Holding holding = new Holding(
                ready("a").key(),
                allocator
                        .place(ready("a"), "pull", MSA)
                        .orElseThrow()
                        .requireLease()
                        .token(),
                "pull",
                ResourceVector.NONE,
                NOW,
                false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.reserve(ShardKey.of("elsewhere"), holding))
                .withMessageContaining("elsewhere/0");
    }

    private static Task ready(String id) {
        return Task.submitted(TestSpec.task(id).build(), NOW, new Rank(0, "fifo"));
    }
}
