package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import io.podium.domain.queueing.SlotNeed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says why a service gets its number of instances. */
final class SizingWords {

    private final ServiceSettings service;
    private final ServiceEstimate estimate;
    private final SlotNeed need;
    private final double targetSeconds;
    private final OptimizerSettings settings;

    SizingWords(
            ServiceSettings service,
            ServiceEstimate estimate,
            SlotNeed need,
            double targetSeconds,
            OptimizerSettings settings) {
        this.service = service;
        this.estimate = estimate;
        this.need = need;
        this.targetSeconds = targetSeconds;
        this.settings = settings;
    }

    static String unobserved(ServiceSettings service, int kept) {
        return "Service " + service.serviceId() + ": nothing was measured in the window, so it keeps "
                + Phrases.count(kept, "instance") + ".";
    }

    static String speedUnknown(ServiceSettings service, int kept) {
        return "Service " + service.serviceId() + ": tasks arrive and none has completed yet, so its speed is unknown;"
                + " it gets " + Phrases.count(kept, "instance") + " until one has.";
    }

    String grows(int running, int least, int wanted) {
        if (least > service.maxInstances()) {
            return load() + " It has " + running + " and needs " + least + ", of which its maximum allows "
                    + service.maxInstances() + ".";
        }
        String margin = wanted == least ? "." : "; it gets " + wanted + ", since the estimate may be too low.";
        return load() + " It has " + running + " and needs " + least + margin;
    }

    String shrinks(int running, int wanted) {
        return load() + " It has " + running + ", and " + wanted + " are enough with a reserve; it shrinks.";
    }

    String stays(int running, int wanted, int least, int most) {
        if (wanted < running) {
            return load() + " It has " + running + ", and " + wanted + " is its maximum.";
        }
        return load() + " It has " + running + " and stays: it needs " + least
                + ", and would shrink if it had more than " + most + ".";
    }

    String held(int running, int enough, @Nullable Instant calm) {
        String why = calm == null
                ? "it went up and down by turns, and is held until that has stopped."
                : "it grew lately, and is held until " + calm.truncatedTo(ChronoUnit.SECONDS) + ".";
        return load() + " It has " + running + " and " + enough + " would be enough; " + why;
    }

    private String load() {
        Double seconds = estimate.meanServiceSeconds();
        String start = "Service " + service.serviceId() + ": " + Phrases.number(estimate.arrivalsPerSecond())
                + " tasks/s arrive";
        if (seconds == null || estimate.attemptsPerSecond() == 0) {
            return start + ", which needs no slot.";
        }
        return start + " and take " + Phrases.number(seconds) + " s each" + additions() + "; "
                + Phrases.count(need.slots(), "slot")
                + (need.meetsTarget()
                        ? " keep the mean wait at " + Phrases.number(need.meanWaitSeconds()) + " s"
                        : " do not bring the mean wait down")
                + " (target " + Phrases.number(targetSeconds) + " s), "
                + Phrases.count(service.slotsPerInstance(), "slot") + " to an instance.";
    }

    private String additions() {
        StringBuilder text = new StringBuilder();
        if (estimate.failureShare() >= 0.005) {
            double factor = ServiceLoad.retryFactor(estimate.failureShare(), settings.maxRetryFactor());
            text.append(", ")
                    .append(Phrases.percent(estimate.failureShare()))
                    .append(" of attempts fail and raise the load by ")
                    .append(Phrases.percent(factor - 1));
        }
        if (estimate.backlog() >= 1) {
            text.append(", and a backlog of ")
                    .append(Phrases.count(Math.round(estimate.backlog()), "task"))
                    .append(" is to be worked off in ")
                    .append(Phrases.number((double) settings.drainHorizon().toSeconds()))
                    .append(" s");
        }
        return text.toString();
    }
}
