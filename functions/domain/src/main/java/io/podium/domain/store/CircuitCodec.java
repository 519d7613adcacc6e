package io.podium.domain.store;

import io.podium.domain.service.Circuit;
import io.podium.domain.task.Token;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The circuits of a ledger as a document by service. */
final class CircuitCodec {
    private CircuitCodec() {}

    static Map<String, Object> write(SortedMap<String, Circuit> circuits) {
        Document document = Document.empty();
        circuits.forEach((service, circuit) -> document.put(
                service,
                Document.empty()
                        .put("failures", (long) circuit.failures())
                        .put("openings", circuit.openings() == 0 ? null : (long) circuit.openings())
                        .put("until", circuit.until())
                        .put(
                                "probe",
                                circuit.probe() == null ? null : circuit.probe().toString())
                        .tree()));
        return document.tree();
    }

    static SortedMap<String, Circuit> read(Document document) {
        SortedMap<String, Circuit> circuits = new TreeMap<>();
        for (String service : document.tree().keySet()) {
            Document circuit = document.child(service);
            String probe = circuit.optionalText("probe");
            circuits.put(
                    service,
                    new Circuit(
                            circuit.integer("failures"),
                            (int) circuit.whole("openings", 0),
                            circuit.optionalInstant("until"),
                            probe == null ? null : Token.parse(probe).orElseThrow()));
        }
        return circuits;
    }
}
