package io.podium.domain.ledger;

import io.podium.domain.service.Circuit;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The circuits of services in one round of reservations. Not for use by several threads. */
final class RoundCircuits {
    private final Ledger ledger;
    private final Instant now;
    private final Map<TaskKey, Circuit> before = new HashMap<>();
    private final Map<String, Circuit> changed = new HashMap<>();

    RoundCircuits(Ledger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
    }

    /** Returns the circuit of a service as it stands by now. */
    Circuit of(String serviceId) {
        Circuit circuit = changed.get(serviceId);
        return circuit == null ? ledger.circuit(serviceId) : circuit;
    }

    /** A holding was given. */
    void enter(Holding holding) {
        Circuit circuit = of(holding.serviceId());
        Circuit entered = circuit.entered(holding.token(), now);
        if (!entered.equals(circuit)) {
            before.put(holding.task(), circuit);
            changed.put(holding.serviceId(), entered);
        }
    }

    /** A holding was taken back; of several, the latest first. */
    void undo(Holding holding) {
        Circuit circuit = before.remove(holding.task());
        if (circuit != null) {
            changed.put(holding.serviceId(), circuit);
        }
    }

    /** Returns a ledger with the circuits as they stand after the round. */
    Ledger after(Ledger last) {
        Ledger after = last;
        for (Map.Entry<String, Circuit> circuit : changed.entrySet()) {
            after = after.withCircuit(circuit.getKey(), circuit.getValue());
        }
        return after;
    }
}
