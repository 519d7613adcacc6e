package io.podium.lambda.api;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.CircuitRules;
import io.podium.domain.service.ServiceSpec;
import io.podium.lambda.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Circuits of services as the API reads and shows them. */
final class CircuitJson {
    private CircuitJson() {}

    /** Reads {@code {"failures","openSeconds"}}; what is missing is as usual. */
    static CircuitRules read(Fields in) {
        CircuitRules usual = CircuitRules.DEFAULT;
        return new CircuitRules(
                in.optional("failures", (fields, name) -> (int) fields.integer(name, 1, CircuitRules.MAX_FAILURES))
                        .orElse(usual.failures()),
                in.optional(
                                "openSeconds",
                                (fields, name) -> fields.integer(name, 1, CircuitRules.MAX_PAUSE.toSeconds()))
                        .map(Duration::ofSeconds)
                        .orElse(usual.pause()));
    }

    /**
     * Shows how a service's circuit stands: {@code failures} are those in a row, up to now. A service with slots in
     * several pools has a circuit in each; shown is the worst, and with its pool all that are not closed.
     */
    static Map<String, Object> show(ServiceSpec spec, Collection<Ledger> ledgers, Instant now) {
        List<Ledger> failing = ledgers.stream()
                .filter(ledger -> ledger.circuits().containsKey(spec.id()))
                .sorted(Comparator.comparing(Ledger::key))
                .toList();
        Circuit worst = failing.stream()
                .map(ledger -> ledger.circuit(spec.id()))
                .min(Comparator.comparing((Circuit circuit) -> severity(circuit.state(now)))
                        .thenComparing(Circuit::failures, Comparator.reverseOrder()))
                .orElse(Circuit.CLOSED);
        Shown shown = show(worst, now)
                .with("opensAfter", spec.circuit().failures())
                .with("openSeconds", spec.circuit().pause().toSeconds());
        if (failing.size() > 1) {
            shown.with(
                    "pools",
                    failing.stream()
                            .map(ledger -> show(ledger.circuit(spec.id()), now)
                                    .with("pool", ledger.key().pool())
                                    .tree())
                            .toList());
        }
        return shown.tree();
    }

    private static Shown show(Circuit circuit, Instant now) {
        return Shown.object()
                .with("state", circuit.state(now).name())
                .with("failures", circuit.failures())
                .with("until", circuit.until())
                .with("probing", circuit.probe() == null ? null : true);
    }

    private static int severity(Circuit.State state) {
        return switch (state) {
            case OPEN -> 0;
            case HALF_OPEN -> 1;
            case CLOSED -> 2;
        };
    }
}
