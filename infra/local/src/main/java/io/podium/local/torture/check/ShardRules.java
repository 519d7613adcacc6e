package io.podium.local.torture.check;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.WholeLedger;
import io.podium.domain.resource.Sharing;
import io.podium.domain.task.ShardKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds of all shards of a pool together: a quota is one of the pool, and a task holds from one of them. */
final class ShardRules {
    private final Findings findings;

    ShardRules(Findings findings) {
        this.findings = findings;
    }

    void written(String pool, Collection<Ledger> ledgers, Sharing sharing) {
        List<Ledger> shards = ledgers.stream()
                .filter(ledger -> ledger.key().pool().equals(pool))
                .toList();
        if (shards.size() < 2) {
            return;
        }
        WholeLedger.of(pool, shards)
                .usedByTenant()
                .forEach((tenant, use) -> findings.require(
                        use.slots() <= sharing.of(tenant).slotsOrUnbounded(),
                        "a tenant holds no more slots of all shards than its quota: " + tenant,
                        shards));
        Map<String, ShardKey> delivered = new HashMap<>();
        for (Ledger shard : shards) {
            for (Holding holding : shard.holdings().values()) {
                if (holding.delivered()) {
                    String lease = holding.task() + " " + holding.token();
                    ShardKey other = delivered.put(lease, shard.key());
                    findings.require(other == null, "a lease holds from one shard: " + lease, shards);
                }
            }
        }
    }
}
