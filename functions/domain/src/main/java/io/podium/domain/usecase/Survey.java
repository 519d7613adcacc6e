package io.podium.domain.usecase;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.estimation.ArrivalPattern;
import io.podium.domain.estimation.Belief;
import io.podium.domain.estimation.Line;
import io.podium.domain.estimation.Newcomers;
import io.podium.domain.estimation.RankFrame;
import io.podium.domain.estimation.Running;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Shortage;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.scheduling.SchedulingPolicy;
import io.podium.domain.scheduling.WaitingLine;
import io.podium.domain.service.Service;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was seen, at one instant, of all that tasks of a type compete with in a shard.
 *
 * @param pool the pool that they wait in
 * @param services the services that run the type, whether they take tasks or not
 * @param fleets makes the fleet of those that take tasks, with what is left for them
 * @param ledgers the ledgers that they draw from
 * @param standing for whom room is held back, by ledger
 * @param queues the queues that were looked at
 * @param slots how many tasks they run at a time, as far as there are resources for them
 * @param holders the tasks on those slots
 * @param waiting the tasks that wait for those services, of whatever type
 * @param cut whether more wait than were looked at
 * @param arrivals what arrived lately, or null where too much was measured to read it
 * @param variation how far durations stray from what is expected of them; see {@link Belief}
 * @param now the instant
 */
record Survey(
        Pool pool,
        Collection<Service> services,
        Supplier<Fleet> fleets,
        Collection<Ledger> ledgers,
        Map<ShardKey, List<ReadyTask>> standing,
        Set<QueueKey> queues,
        int slots,
        List<Holder> holders,
        Collection<ReadyTask> waiting,
        boolean cut,
        @Nullable ArrivalPattern arrivals,
        double variation,
        Instant now) {
    /**
     * A task that has a slot.
     *
     * @param task what is thought of it
     * @param canPreempt whether it can be asked back
     */
    record Holder(Running task, boolean canPreempt) {}

    /** Returns whether a task lacks resources of which no running task would give back enough. */
    boolean needsMoreThanComesFree(ReadyTask task) {
        Fleet fleet = fleets.get();
        List<Service> able = fleet.ableTo(task.type());
        return able.stream().allMatch(service -> fleet.offers(task, service).isEmpty())
                && able.stream()
                        .flatMap(service -> fleet.shortage(task, service).stream())
                        .anyMatch(Shortage.NoResources.class::isInstance)
                && fleet.ledgers().stream().noneMatch(ledger -> ledger.holdings().values().stream()
                        .anyMatch(holding -> fleet.fitsInPlaceOf(task, ledger.key(), holding)));
    }

    PoolRules rules() {
        return pool.rules();
    }

    /** Returns the tasks that go before a waiting task, in order, first those for whom room is held back, but those that hold something already. */
    List<ReadyTask> ahead(ReadyTask task) {
        Fleet fleet = fleets.get();
        Map<TaskKey, ReadyTask> all = new LinkedHashMap<>();
        waiting.stream().filter(other -> !fleet.holds(other.key())).forEach(other -> all.put(other.key(), other));
        all.put(task.key(), task);
        List<ReadyTask> line = new ArrayList<>();
        standing.values().forEach(members -> line.add(members.get(0)));
        WaitingLine.ordered(all.values(), fleet, pool.sharing()).stream()
                .filter(other -> !holdsBack(other))
                .forEach(line::add);
        return line.stream().anyMatch(other -> other.key().equals(task.key()) && holdsBack(other))
                ? List.of()
                : line.subList(0, line.indexOf(task));
    }

    /** Returns whether room is held back for a task. */
    boolean holdsBack(ReadyTask task) {
        return standing.values().stream().flatMap(List::stream).anyMatch(member -> member.key()
                .equals(task.key()));
    }

    /** Returns the survey as if more tasks waited, of which those count that compete with the surveyed ones. */
    Survey with(Collection<ReadyTask> more) {
        Map<TaskKey, ReadyTask> all = new LinkedHashMap<>();
        waiting.forEach(task -> all.put(task.key(), task));
        more.stream().filter(this::competes).forEach(task -> all.put(task.key(), task));
        return new Survey(
                pool,
                services,
                fleets,
                ledgers,
                standing,
                queues,
                slots,
                holders,
                all.values(),
                cut,
                arrivals,
                variation,
                now);
    }

    private boolean competes(ReadyTask task) {
        return queues.contains(task.queue());
    }

    /** Returns whether any service takes tasks of a type. */
    boolean isServed(String type) {
        return !fleets.get().ableTo(type).isEmpty();
    }

    /** Returns the place of a waiting task, if it has any slot to wait for. */
    Line line(ReadyTask task, List<ReadyTask> ahead) {
        SchedulingPolicy policy = SchedulingPolicies.named(rules().policy());
        List<Running> before = new ArrayList<>();
        double margin = rules().preemptionMargin().toMillis() / 1000.0;
        for (Holder holder : holders) {
            Running held = holder.task();
            boolean givesWay =
                    holder.canPreempt() && policy.preempts(task.expectedSeconds(), held.leftSeconds(), margin);
            before.add(givesWay ? new Running(Belief.exactly(0), 0) : held);
        }
        return new Line(
                Math.max(1, slots),
                before,
                ahead.stream()
                        .map(other -> new Belief(other.expectedSeconds(), variation))
                        .toList(),
                newcomers(),
                frame().offset(task.rank().value(), now));
    }

    /** Returns what may yet arrive. */
    Newcomers newcomers() {
        return arrivals == null ? Newcomers.NONE : arrivals.newcomers(frame().slope(), variation);
    }

    private RankFrame frame() {
        return RankFrame.of(rules());
    }
}
