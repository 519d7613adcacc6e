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
    private final double error;

    SizingWords(
            ServiceSettings service,
            ServiceEstimate estimate,
            SlotNeed need,
            double targetSeconds,
            OptimizerSettings settings,
            double error) {
        this.service = service;
        this.estimate = estimate;
        this.need = need;
        this.targetSeconds = targetSeconds;
        this.settings = settings;
        this.error = error;
    }

    static String unobserved(ServiceSettings service, int kept) {
        return "Service " + service.serviceId() + ": nothing was measured in the last minute, so it keeps "
                + Phrases.count(kept, "instance") + ".";
    }

    static String speedUnknown(ServiceSettings service, int kept) {
        return "Service " + service.serviceId() + ": tasks arrive and none has completed yet, so its speed is unknown;"
                + " it gets " + Phrases.count(kept, "instance") + " until one has.";
    }

    String grows(int running, int least, int wanted) {
        String text = load() + " " + running + " run, and " + least + (least == 1 ? " is" : " are") + " needed";
        if (least > service.maxInstances()) {
            return text + "; its maximum is " + service.maxInstances() + ".";
        }
        String margin = wanted == least
                ? ""
                : " (" + (wanted - least) + " more than that, since the load may be " + Phrases.percent(error)
                        + " higher than measured so far)";
        return text + ", so it grows to " + wanted + margin + ".";
    }

    String shrinks(int running, int wanted) {
        return load() + " " + running + " run, and " + wanted + (wanted == 1 ? " is" : " are")
                + " enough with a reserve, so it shrinks to " + wanted + ".";
    }

    String stays(int running, int wanted, int least, int most) {
        if (wanted < running) {
            return load() + " " + running + " run, and its maximum is " + wanted + ", so it shrinks to that.";
        }
        String near = running < least
                ? "within the " + Phrases.percent(error) + " by which the load may be overestimated"
                : "and it shrinks only from above " + most + ", so that chance does not move it";
        return load() + " " + running + " run and stay: " + least + (least == 1 ? " is" : " are") + " needed, " + near
                + ".";
    }

    String held(int running, int enough, @Nullable Instant calm) {
        String why = calm == null
                ? "it went up and down by turns while the load stayed the same, so it is not shrunk until that has"
                        + " stopped."
                : "it grew lately, so it is not shrunk before " + calm.truncatedTo(ChronoUnit.SECONDS)
                        + ", in case the load comes back.";
        return load() + " " + running + " run, and " + enough + " would be enough; " + why;
    }

    private String load() {
        Double seconds = estimate.slotSeconds();
        String start = "Service " + service.serviceId() + ": " + Phrases.number(estimate.arrivalsPerSecond())
                + " tasks/s arrive";
        if (seconds == null || (estimate.attemptsPerSecond() == 0 && estimate.backlog() == 0)) {
            return start + ", so no slot is needed.";
        }
        return start + " and keep a slot busy for " + Phrases.number(seconds) + " s each" + additions()
                + ". That is work for " + Phrases.number(estimate.offeredLoad()) + " slots; "
                + waits()
                + drain()
                + (service.slotsPerInstance() == 1
                        ? " An instance has 1 slot."
                        : " An instance has " + service.slotsPerInstance() + " slots.");
    }

    private String waits() {
        String target = " (target " + Phrases.number(targetSeconds) + " s).";
        return need.meetsTarget()
                ? "with " + need.slots() + " a task waits " + Phrases.number(need.meanWaitSeconds()) + " s on average"
                        + target
                : "even with " + need.slots() + " the mean wait stays above its target" + target;
    }

    private String drain() {
        if (estimate.backlog() < 1) {
            return "";
        }
        return " To work off the backlog of " + Phrases.count(Math.round(estimate.backlog()), "task") + " in "
                + Phrases.number((double) settings.drainHorizon().toSeconds()) + " s takes "
                + Phrases.count(estimate.requiredSlots(), "slot") + ".";
    }

    private String additions() {
        StringBuilder text = new StringBuilder();
        if (estimate.failureShare() >= 0.005) {
            double factor = ServiceLoad.retryFactor(estimate.failureShare(), settings.maxRetryFactor());
            text.append("; ")
                    .append(Phrases.percent(estimate.failureShare()))
                    .append(" of attempts fail and are tried again, which raises the load by ")
                    .append(Phrases.percent(factor - 1));
        }
        Double reported = estimate.meanServiceSeconds();
        if (reported != null && estimate.model().slowness() > 1.005) {
            text.append("; they report only ")
                    .append(Phrases.number(reported))
                    .append(" s, but slots do ")
                    .append(Phrases.percent(1 - 1 / estimate.model().slowness()))
                    .append(" less work than that while tasks wait");
        }
        return text.toString();
    }
}
