package io.podium.domain.usecase;

import io.podium.domain.actuation.Actuated;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.optimization.Plan;
import io.podium.domain.port.Actuator;
import io.podium.domain.port.ActuatorFailedException;
import io.podium.domain.service.ActuatorSpec;
import io.podium.domain.service.Service;
import io.podium.domain.store.ActuationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Has actuators bring services to what a stored plan wants. Only what is new is told them, what failed, and what was told
 * longer than {@link Actuated#VALID} ago; at most {@link #MOST_CALLS} things a cycle and none after {@link #LONGEST}, those
 * that wait longest first. What fails is said in the plan, keeps nobody else waiting, and is tried again in the next cycle;
 * so is what a crash cuts off, since it is noted after it was done.
 */
final class ActuatePlan {
    /** The most calls of one cycle. */
    static final int MOST_CALLS = 50;

    /** No call is begun when those before it have taken so long. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Stores stores;
    private final Surroundings surroundings;
    private final Map<String, Actuator> actuators = new HashMap<>();

    ActuatePlan(Stores stores, Surroundings surroundings, List<Actuator> actuators) {
        this.stores = stores;
        this.surroundings = surroundings;
        actuators.forEach(actuator -> this.actuators.put(actuator.type().name(), actuator));
    }

    /** Something to be told an actuator; nothing is wanted of a service that is left to itself. */
    private record Call(
            ActuatorSpec spec,
            String serviceId,
            @Nullable Wanted wanted,
            @Nullable Actuated before) {
        Instant since() {
            return before == null ? Instant.MIN : before.at();
        }
    }

    /** Acts on a plan, and returns it with what failed. */
    Plan run(Plan plan) {
        ActuationStore actuations = stores.plans().actuations();
        Map<String, Service> services = new TreeMap<>();
        stores.services().all().forEach(service -> services.put(service.id(), service));
        List<Call> calls = calls(plan, services, actuations.all());
        List<String> words = new ArrayList<>();
        Instant begun = surroundings.now();
        int made = 0;
        for (Call call : calls) {
            if (made == MOST_CALLS || surroundings.now().isAfter(begun.plus(LONGEST))) {
                words.add((calls.size() - made) + " services wait for their actuators until the next cycle, since one"
                        + " cycle makes at most " + MOST_CALLS + " calls in " + LONGEST.toSeconds() + " s.");
                break;
            }
            made++;
            String failure = attempt(call);
            note(actuations, call, failure);
            if (failure != null) {
                words.add(sentence(call, failure));
            }
        }
        return words.isEmpty() ? plan : stores.plans().amend(plan, words);
    }

    private List<Call> calls(Plan plan, Map<String, Service> services, SortedMap<String, Actuated> known) {
        List<Call> calls = new ArrayList<>();
        known.forEach((id, before) -> {
            if (!before.spec().equals(actuator(services.get(id)))) {
                calls.add(new Call(before.spec(), id, null, before));
            }
        });
        services.forEach((id, service) -> {
            ActuatorSpec spec = actuator(service);
            if (spec != null && plan.instances().containsKey(id)) {
                Actuated before = known.get(id);
                Wanted wanted =
                        new Wanted(id, plan.instancesOf(id), service.spec().slots(), plan.version());
                // One that was told something by another actuator is left by that first, and told this in the next
                // cycle.
                boolean isOwn = before == null || before.spec().equals(spec);
                if (isOwn && (before == null || before.calls(wanted, surroundings.now()))) {
                    calls.add(new Call(spec, id, wanted, before));
                }
            }
        });
        calls.sort(Comparator.comparing(Call::since));
        return calls;
    }

    private static @Nullable ActuatorSpec actuator(@Nullable Service service) {
        return service == null ? null : service.spec().scaling().actuator();
    }

    /** Returns why a call failed, or null for one that did not. Whatever an actuator throws is its own failure only. */
    private @Nullable String attempt(Call call) {
        Actuator actuator = actuators.get(call.spec().type());
        if (actuator == null) {
            return "there is no actuator of that kind here";
        }
        try {
            if (call.wanted() == null) {
                actuator.release(call.spec(), call.serviceId());
            } else {
                actuator.apply(call.spec(), call.wanted());
            }
            return null;
        } catch (ActuatorFailedException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            return "it failed with " + e;
        }
    }

    private void note(ActuationStore actuations, Call call, @Nullable String failure) {
        Actuated before = call.before();
        long version = before == null ? 1 : before.version() + 1;
        if (call.wanted() != null) {
            actuations.store(new Actuated(call.spec(), call.wanted(), surroundings.now(), failure, version));
        } else if (before != null && failure == null) {
            actuations.forget(before);
        }
    }

    private static String sentence(Call call, String failure) {
        String what = call.wanted() == null
                ? "left to itself"
                : "brought to " + call.wanted().instances()
                        + (call.wanted().instances() == 1 ? " instance" : " instances");
        return "Service " + call.serviceId() + " was not " + what + " by its actuator "
                + call.spec().type() + ": " + failure + ". It is tried again in the next cycle.";
    }
}
