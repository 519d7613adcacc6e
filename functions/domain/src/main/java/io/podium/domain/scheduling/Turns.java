package io.podium.domain.scheduling;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.fairness.FairOrder;
import io.podium.domain.fairness.Fairness;
import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.ledger.TenantUse;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.task.ReadyTask;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in one scheduling step: always the first task of the tenant that has least for its weight by now,
 * counting what its tasks hold and what the step has given them. Goes through n tasks in n log n.
 */
final class Turns {
    private static final Comparator<ReadyTask> ORDER = Turns::compare;

    private final Map<String, Deque<ReadyTask>> lines = new HashMap<>();
    private final FairOrder<String, ReadyTask> order;
    private final Function<String, TenantUse> uses;
    private final Sharing sharing;
    private final Fairness fairness;
    private final List<String> kinds;
    private final double[] capacity;
    private @Nullable String last;

    Turns(List<ReadyTask> window, Fleet fleet, Sharing sharing, RandomGenerator random) {
        this(window, fleet.capacity(), fleet::use, sharing, random);
    }

    /**
     * @param uses tells what a tenant holds by now
     * @param random where lots between tenants that have the same are drawn from
     */
    Turns(
            Collection<ReadyTask> window,
            ResourceVector all,
            Function<String, TenantUse> uses,
            Sharing sharing,
            RandomGenerator random) {
        this.uses = uses;
        this.sharing = sharing;
        this.order = new FairOrder<>(ORDER, sharing, random);
        this.fairness = Fairnesses.named(sharing.fairness());
        this.kinds = List.copyOf(all.kinds());
        this.capacity = amounts(all);
        window.stream().sorted(ORDER).forEach(task -> lines.computeIfAbsent(
                        task.key().tenant(), any -> new ArrayDeque<>())
                .add(task));
        lines.keySet().forEach(this::lineUp);
    }

    /** Returns the next task, or null after the last. What was reserved for the one before counts by then. */
    @Nullable
    ReadyTask next() {
        if (last != null) {
            lineUp(last);
        }
        ReadyTask first = order.first();
        if (first != null) {
            last = first.key().tenant();
            lines.getOrDefault(last, new ArrayDeque<>()).poll();
        }
        return first;
    }

    /** By hand, because a step does little else as often. */
    private static int compare(ReadyTask one, ReadyTask other) {
        int byRank = Double.compare(one.rank().value(), other.rank().value());
        if (byRank != 0) {
            return byRank;
        }
        int byTime = one.submittedAt().compareTo(other.submittedAt());
        return byTime != 0 ? byTime : one.key().compareTo(other.key());
    }

    private void lineUp(String tenant) {
        ReadyTask first = lines.getOrDefault(tenant, new ArrayDeque<>()).peek();
        if (first == null) {
            order.remove(tenant);
        } else {
            order.put(tenant, share(tenant), sharing.of(tenant).weight(), first);
        }
    }

    private double share(String tenant) {
        TenantUse use = uses.apply(tenant);
        return fairness.share(use.slots(), amounts(use.amount()), capacity)
                / sharing.of(tenant).weight();
    }

    private double[] amounts(ResourceVector vector) {
        double[] amounts = new double[kinds.size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = vector.amount(kinds.get(i));
        }
        return amounts;
    }
}
