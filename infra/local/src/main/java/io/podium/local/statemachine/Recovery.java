package io.podium.local.statemachine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Retry and Catch of a state. The first retrier that names the error decides, each counts its own attempts, and when
 * it has none left the first catcher that names the error takes over.
 */
record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

    Recovery {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    Step run(Visit visit, Function<Visit, Step> attempt) {
        int[] attempts = new int[retriers.size()];
        for (int retries = 0; ; retries++) {
            Visit current = visit.retried(retries);
            try {
                return attempt.apply(current);
            } catch (StateFailure failure) {
                Duration delay = nextDelay(failure, attempts, visit);
                if (delay == null) {
                    return caught(failure, current);
                }
                visit.awaitRetry(failure, retries + 1, delay);
            }
        }
    }

    /** The states that may follow a state with this recovery. */
    List<String> successors(@Nullable String next) {
        List<String> names = new ArrayList<>();
        if (next != null) {
            names.add(next);
        }
        catchers.forEach(catcher -> names.add(catcher.next()));
        return names;
    }

    private @Nullable Duration nextDelay(StateFailure failure, int[] attempts, Visit visit) {
        for (int i = 0; i < attempts.length; i++) {
            Retrier retrier = retriers.get(i);
            if (retrier.errors().match(failure)) {
                return attempts[i] < retrier.maxAttempts() ? retrier.delay(++attempts[i], visit::uniform) : null;
            }
        }
        return null;
    }

    private Step caught(StateFailure failure, Visit visit) {
        for (Catcher catcher : catchers) {
            if (catcher.errors().match(failure)) {
                return visit.leaveFailed(catcher, failure);
            }
        }
        throw failure;
    }
}
