package io.podium.domain.store;

import io.podium.domain.ledger.Claim;
import io.podium.domain.task.TaskKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The claim of a ledger as a document. Its members are one tenant's. */
final class ClaimCodec {
    private ClaimCodec() {}

    static Map<String, Object> write(Claim claim) {
        Document slots = Document.empty();
        claim.slots().forEach((service, count) -> slots.put(service, (long) count));
        return Document.empty()
                .put("tenant", claim.tenant())
                .putList("members", claim.members().stream().map(TaskKey::id).toList())
                .put("since", claim.since())
                .put("slots", slots.tree())
                .put("amount", claim.amount())
                .tree();
    }

    static Claim read(Document document) {
        String tenant = document.text("tenant");
        SortedMap<String, Integer> slots = new TreeMap<>();
        document.childOrEmpty("slots")
                .tree()
                .forEach((service, count) -> slots.put(service, ((Number) count).intValue()));
        return new Claim(
                document.texts("members").stream()
                        .map(id -> new TaskKey(tenant, id))
                        .toList(),
                document.instant("since"),
                slots,
                document.amounts("amount"));
    }
}
