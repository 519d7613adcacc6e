package io.podium.domain.usecase;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.port.TaskQueue;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.CircuitRules;
import io.podium.domain.service.Service;
import io.podium.domain.service.Verdict;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the ends of some leases for or against the services that had them, and wakes queues when circuits half-open. */
final class JudgeServices {
    private final Surroundings surroundings;
    private final Map<Token, Verdict> verdicts = new HashMap<>();
    private final Map<String, Service> failing;
    private final Map<String, Instant> opened = new HashMap<>();

    JudgeServices(Stores stores, Surroundings surroundings, List<ReleaseHoldings.Ended> ended) {
        this.surroundings = surroundings;
        ended.forEach(end -> verdicts.put(end.lease().token(), end.verdict()));
        List<String> ids = ended.stream()
                .filter(end -> end.verdict() == Verdict.FAILED)
                .map(end -> end.lease().serviceId())
                .distinct()
                .toList();
        this.failing = ids.isEmpty() ? Map.of() : stores.services().findAll(ids);
    }

    /**
     * Returns the ledger with the circuits as they stand when these holdings, as far as they are there, have ended. A
     * service that has no slots here any more has no circuit here either.
     */
    Ledger judged(Ledger ledger, Collection<Holding> holdings) {
        Instant now = surroundings.now();
        Ledger after = ledger;
        for (Holding holding : holdings) {
            Verdict verdict = verdicts.getOrDefault(holding.token(), Verdict.UNTOLD);
            if (verdict != Verdict.UNTOLD
                    && ledger.seats().containsKey(holding.serviceId())
                    && ledger.find(holding.task(), holding.token()).isPresent()) {
                String id = holding.serviceId();
                Circuit before = after.circuit(id);
                Circuit circuit = before.ended(holding.token(), verdict, now, rules(id), surroundings.random());
                after = after.withCircuit(id, circuit);
                if (circuit.until() != null && circuit.openings() > before.openings()) {
                    opened.put(id, circuit.until());
                }
            }
        }
        return after;
    }

    /**
     * Has the scheduler look at the queues of the services whose circuits have opened, when they half-open. What is
     * further away than a message can wait, or gets lost, is left to the sweeper, which wakes all queues every minute.
     */
    void wakeLater() {
        opened.forEach((id, until) -> {
            Service service = failing.get(id);
            Duration delay = Duration.between(surroundings.now(), until);
            if (service != null && delay.compareTo(TaskQueue.MAX_DELAY) <= 0) {
                surroundings
                        .queue()
                        .wake(RegisterService.wakes(service.spec()), delay.isNegative() ? Duration.ZERO : delay);
            }
        });
    }

    /** A service that has gone in the meantime is judged by the usual rules. */
    private CircuitRules rules(String id) {
        Service service = failing.get(id);
        return service == null ? CircuitRules.DEFAULT : service.spec().circuit();
    }
}
