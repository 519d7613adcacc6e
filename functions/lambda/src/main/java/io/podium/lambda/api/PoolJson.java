package io.podium.lambda.api;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.usecase.DividePool;
import io.podium.lambda.json.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pools as the API reads and shows them. */
public final class PoolJson {
    private static final double MAX_PRICE = 1e6;
    private static final double MAX_AGING_RATE = 1e6;
    private static final double MAX_MARGIN_SECONDS = 7 * 24 * 3_600;

    private static final double MAX_PATIENCE_SECONDS = 366 * 24 * 3_600;

    private PoolJson() {}

    /**
     * A pool as a request defines it.
     *
     * @param capacity how much there is
     * @param prices USD per unit and hour
     * @param rules how its tasks are ordered and placed
     * @param sharing what tenants may have of it
     * @param shards into how many it is divided, or null for as before
     */
    public record PoolBody(
            ResourceVector capacity,
            Map<String, Double> prices,
            PoolRules rules,
            Sharing sharing,
            @Nullable Integer shards) {}

    /** Reads the body of {@code PUT /pools/{id}}. */
    public static PoolBody read(Fields in) {
        PoolRules usual = PoolRules.DEFAULT;
        ResourceVector capacity = ResourceVector.of(in.amounts("capacity"));
        Map<String, Double> prices = in.optional("prices", (fields, name) ->
                        (Map<String, Double>) fields.byKind(name, (kinds, kind) -> kinds.number(kind, 0, MAX_PRICE)))
                .orElse(Map.of());
        PoolRules rules = new PoolRules(
                in.optional("policy", (fields, name) -> fields.oneOf(name, SchedulingPolicies.names()))
                        .orElse(usual.policy()),
                in.optional("agingRate", (fields, name) -> fields.number(name, 0, MAX_AGING_RATE))
                        .orElse(usual.agingRate()),
                in.optional("placement", (fields, name) -> fields.oneOf(name, Placements.names()))
                        .orElse(usual.placement()),
                in.optional("strategy", (fields, name) -> fields.oneOf(name, AllocationStrategies.names()))
                        .orElse(usual.strategy()),
                in.optional("preemptionMarginSeconds", (fields, name) -> fields.number(name, 0, MAX_MARGIN_SECONDS))
                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                        .orElse(usual.preemptionMargin()),
                in.optional("patienceSeconds", (fields, name) -> fields.number(name, 0, MAX_PATIENCE_SECONDS))
                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                        .orElse(usual.patience()));
        Integer shards = in.optional("shards", (fields, name) -> (int) fields.integer(name, 1, Pool.MAX_SHARDS))
                .orElse(null);
        return new PoolBody(capacity, prices, rules, SharingJson.read(in), shards);
    }

    /** Shows a pool with what is held of it. */
    public static Map<String, Object> show(Pool pool, Ledger ledger) {
        PoolRules rules = pool.rules();
        Shown shown = Shown.object()
                .with("poolId", pool.id())
                .with("capacity", pool.capacity())
                .with("used", ledger.used())
                .with("free", pool.capacity().minusAtMost(ledger.used()))
                .with("prices", pool.prices())
                .with("policy", rules.policy())
                .with("agingRate", rules.agingRate())
                .with("placement", rules.placement())
                .with("strategy", rules.strategy())
                .with(
                        "preemptionMarginSeconds",
                        Shown.number(rules.preemptionMargin().toMillis() / 1000.0))
                .with("patienceSeconds", Shown.number(rules.patience().toMillis() / 1000.0))
                .with("shards", (long) pool.shards())
                .with(
                        "slots",
                        ledger.seats().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .with("slotsInUse", ledger.holdings().size());
        SharingJson.show(pool.sharing(), shown);
        return shown.tree();
    }

    /** Shows a pool with what is held of it, and what each tenant has. */
    public static Map<String, Object> show(Pool pool, Ledger ledger, List<DividePool.Part> parts) {
        Map<String, Object> shown = new LinkedHashMap<>(show(pool, ledger));
        shown.put("shares", parts.stream().map(SharingJson::show).toList());
        return shown;
    }
}
