package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import io.podium.domain.queueing.SlotNeed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says why a service gets its number of instances. */
final class SizingWords {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double IN_BURSTS = 1.5;
    private static final double EVEN = 0.67;

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
        String text = needed(least) + " " + run(running);
        if (least > service.maxInstances()) {
            return text + ", and its maximum is " + service.maxInstances() + ", which is not enough.";
        }
        String margin = wanted == least
                ? ""
                : " (" + (wanted - least) + " more than needed, since the load may be " + Phrases.percent(error)
                        + " higher than measured so far)";
        return text + ", so it grows to " + wanted + margin + ".";
    }

    String shrinks(int running, int least, int wanted) {
        String enough = wanted == least
                ? ", so it shrinks to " + wanted
                : ", and " + wanted + " are enough with a reserve, so it shrinks to " + wanted;
        return needed(least) + " " + run(running) + enough + ".";
    }

    String stays(int running, int wanted, int least, int most) {
        String text = needed(least) + " " + run(running);
        if (wanted < running) {
            return text + ", and its maximum is " + wanted + ", so it shrinks to that.";
        }
        if (running < least) {
            return text + " and stay: the load may be overestimated by " + Phrases.percent(error)
                    + ", and then they are enough.";
        }
        return text + " and " + (running == 1 ? "stays" : "stay") + ": it shrinks only from above " + most
                + ", so that chance does not move it.";
    }

    String held(int running, int least, int enough, @Nullable Instant calm) {
        String why = calm == null
                ? "it went up and down by turns while the load stayed the same, so it is not shrunk until that has"
                        + " stopped."
                : "it grew lately, so it is not shrunk before " + calm.truncatedTo(ChronoUnit.SECONDS)
                        + ", in case the load comes back.";
        return needed(least) + " " + run(running) + ", and " + enough + " would be enough; " + why;
    }

    private static String run(int running) {
        return running + (running == 1 ? " runs" : " run");
    }

    /** Says the load, the slots that it takes and the instances that have them. */
    private String needed(int least) {
        int slots = estimate.requiredSlots();
        if (slots == 0) {
            return "Service " + service.serviceId() + ": no tasks arrive and none wait, so no slot is needed"
                    + minimum(0, least);
        }
        int each = service.slotsPerInstance();
        int instances = (slots + each - 1) / each;
        return "Service " + service.serviceId() + ": " + load() + drain() + " An instance has "
                + Phrases.count(each, "slot") + ", so that is " + Phrases.count(instances, "instance")
                + minimum(instances, least);
    }

    private static String minimum(int instances, int least) {
        return least > instances ? "; its minimum is " + least + "." : ".";
    }

    private String load() {
        Double seconds = estimate.slotSeconds();
        if (estimate.attemptsPerSecond() == 0 || seconds == null) {
            return "no tasks arrive now.";
        }
        return arrivals() + evenness() + ", and each takes a slot for " + Phrases.number(seconds) + " s" + additions()
                + ". That keeps " + Phrases.number(estimate.offeredLoad()) + " slots busy; " + waits();
    }

    private String arrivals() {
        double perSecond = estimate.arrivalsPerSecond();
        return perSecond >= 1
                ? Phrases.number(perSecond) + " tasks arrive per second"
                : Phrases.number(perSecond * SECONDS_PER_MINUTE) + " tasks arrive per minute";
    }

    private String evenness() {
        double variability = estimate.arrivalVariability();
        if (variability > EVEN && variability < IN_BURSTS) {
            return "";
        }
        return (variability < 1 ? " more evenly than by chance" : " in bursts") + " (a variability of "
                + Phrases.number(variability) + ", where chance has 1)";
    }

    private String waits() {
        String target = "the target of " + Phrases.number(targetSeconds) + " s";
        return need.meetsTarget()
                ? "with " + Phrases.count(need.slots(), "slot") + " a task waits "
                        + Phrases.number(need.meanWaitSeconds())
                        + " s on average, and with fewer it would wait longer than " + target + "."
                : "even with " + need.slots() + " slots the mean wait stays above " + target + ".";
    }

    private String drain() {
        if (estimate.backlog() <= 0) {
            return "";
        }
        Double seconds = estimate.slotSeconds();
        String each = seconds == null || estimate.attemptsPerSecond() > 0
                ? ""
                : ", each of which takes a slot for " + Phrases.number(seconds) + " s";
        return " A backlog of " + Phrases.count(Math.max(1, Math.round(estimate.backlog())), "task") + " waits" + each
                + "; to work it off in "
                + Phrases.number(Math.max((double) settings.drainHorizon().toSeconds(), seconds == null ? 1 : seconds))
                + " s takes "
                + Phrases.count(estimate.requiredSlots(), "slot") + ".";
    }

    private String additions() {
        StringBuilder text = new StringBuilder();
        Double reported = estimate.meanServiceSeconds();
        Double seconds = estimate.slotSeconds();
        if (reported != null && seconds != null && estimate.model().slowness() > 1.005) {
            text.append(" (")
                    .append(Phrases.number(reported))
                    .append(" s by its own report, and ")
                    .append(Phrases.number(seconds - reported))
                    .append(" s lost between tasks, as seen while tasks waited)");
        }
        if (estimate.failureShare() >= 0.005) {
            double factor = ServiceLoad.retryFactor(estimate.failureShare(), settings.maxRetryFactor());
            text.append("; ")
                    .append(Phrases.percent(estimate.failureShare()))
                    .append(" of attempts fail and are tried again, which raises the load by ")
                    .append(Phrases.percent(factor - 1));
        }
        return text.toString();
    }
}
