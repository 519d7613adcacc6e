package io.podium.domain.store;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ledgers as documents. A ledger is billed by its size at every write, so what many holdings share is said once: those of
 * one tenant, service and amount stand together, each as a line {@code id,fence,nonce,expiry,delivered} of some 45
 * characters. Ids hold no commas.
 */
final class LedgerCodec {
    private static final int RADIX = 36;

    private LedgerCodec() {}

    private record Group(String tenant, String serviceId, ResourceVector amount) {}

    static Document write(Ledger ledger) {
        Map<String, Object> seats = new HashMap<>();
        ledger.seats().forEach((service, count) -> seats.put(service, (long) count));
        Map<Group, List<String>> held = new LinkedHashMap<>();
        ledger.holdings().values().forEach(holding -> held.computeIfAbsent(
                        new Group(holding.task().tenant(), holding.serviceId(), holding.amount()),
                        any -> new ArrayList<>())
                .add(line(holding)));
        List<Object> groups = new ArrayList<>();
        held.forEach((group, lines) -> groups.add(Document.empty()
                .put("tenant", group.tenant())
                .put("service", group.serviceId())
                .put("amount", group.amount())
                .putList("tasks", lines)
                .tree()));
        return Document.empty()
                .put("schema", 1L)
                .put("capacity", ledger.capacity())
                .put("seats", seats)
                .putList(
                        "waiters",
                        ledger.waiters().stream()
                                .map(QueueKey::toString)
                                .sorted()
                                .toList())
                .putList("held", groups)
                .put("circuits", ledger.circuits().isEmpty() ? null : CircuitCodec.write(ledger.circuits()))
                .put("claim", ledger.claim() == null ? null : ClaimCodec.write(ledger.claim()));
    }

    static Ledger read(ShardKey key, Document document, long version) {
        SortedMap<String, Integer> seats = new TreeMap<>();
        document.child("seats").tree().forEach((service, count) -> seats.put(service, ((Number) count).intValue()));
        List<Holding> holdings = new ArrayList<>();
        for (Document group : document.children("held")) {
            String tenant = group.text("tenant");
            String service = group.text("service");
            ResourceVector amount = group.amounts("amount");
            group.texts("tasks").forEach(line -> holdings.add(holding(line, tenant, service, amount)));
        }
        return new Ledger(
                key,
                document.amounts("capacity"),
                seats,
                Ledger.byTask(holdings),
                document.texts("waiters").stream().map(QueueKey::parse).collect(Collectors.toSet()),
                document.has("circuits") ? CircuitCodec.read(document.child("circuits")) : new TreeMap<>(),
                document.has("claim") ? ClaimCodec.read(document.child("claim")) : null,
                version);
    }

    private static String line(Holding holding) {
        return holding.task().id()
                + ','
                + holding.token().fence()
                + ','
                + holding.token().nonce()
                + ','
                + Long.toString(holding.expiresAt().toEpochMilli(), RADIX)
                + (holding.delivered() ? ",1" : ",0");
    }

    /** By hand, because every call of a function that places or ends tasks reads hundreds. */
    private static Holding holding(String line, String tenant, String serviceId, ResourceVector amount) {
        int fence = line.indexOf(',') + 1;
        int nonce = line.indexOf(',', fence) + 1;
        int expiry = line.indexOf(',', nonce) + 1;
        int delivered = line.indexOf(',', expiry) + 1;
        return new Holding(
                new TaskKey(tenant, line.substring(0, fence - 1)),
                new Token(Long.parseLong(line, fence, nonce - 1, 10), line.substring(nonce, expiry - 1), tenant),
                serviceId,
                amount,
                Instant.ofEpochMilli(Long.parseLong(line, expiry, delivered - 1, RADIX)),
                line.startsWith("1", delivered));
    }
}
