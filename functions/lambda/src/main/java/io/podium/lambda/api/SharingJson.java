package io.podium.lambda.api;

import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import io.podium.domain.usecase.DividePool;
import io.podium.lambda.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What tenants may have of a pool, as the API reads and shows it. */
final class SharingJson {
    private static final int MAX_QUOTA = 100_000;

    private SharingJson() {}

    /** Reads {@code fairness}, {@code tenants} and {@code defaultTenant} of a pool. */
    static Sharing read(Fields in) {
        return new Sharing(
                in.optional("fairness", (fields, name) -> fields.oneOf(name, Fairnesses.names()))
                        .orElse(Sharing.DEFAULT.fairness()),
                in.optional("defaultTenant", (fields, name) -> fields.object(name, SharingJson::readEntitlement))
                        .orElse(Entitlement.DEFAULT),
                in.optional(
                                "tenants",
                                (fields, name) -> fields.byId(
                                        name,
                                        Sharing.MAX_TENANTS,
                                        (tenants, id) -> tenants.object(id, SharingJson::readEntitlement)))
                        .orElse(new TreeMap<>()));
    }

    private static Entitlement readEntitlement(Fields in) {
        return new Entitlement(
                in.optional(
                                "weight",
                                (fields, name) ->
                                        fields.number(name, 1 / Entitlement.MAX_WEIGHT, Entitlement.MAX_WEIGHT))
                        .orElse(Entitlement.DEFAULT.weight()),
                in.optional("maxSlots", SharingJson::readQuota).orElse(null),
                in.optional("maxQueued", SharingJson::readQuota).orElse(null));
    }

    private static Integer readQuota(Fields in, String name) {
        return (int) in.integer(name, 1, MAX_QUOTA);
    }

    /** Adds what tenants may have to a pool that is shown. */
    static void show(Sharing sharing, Shown pool) {
        Map<String, Object> tenants = new LinkedHashMap<>();
        sharing.tenants()
                .forEach((tenant, entitlement) ->
                        tenants.put(tenant, show(entitlement).tree()));
        pool.with("fairness", sharing.fairness())
                .with("defaultTenant", show(sharing.otherwise()).tree())
                .with("tenants", tenants);
    }

    /** Shows what a tenant has. */
    static Map<String, Object> show(DividePool.Part part) {
        return Shown.object()
                .with("tenant", part.tenant())
                .with("slots", (long) part.use().slots())
                .with("used", part.use().amount())
                .with("waiting", (long) part.waiting())
                .with("fairSlots", part.fairSlots())
                .tree();
    }

    private static Shown show(Entitlement entitlement) {
        return Shown.object()
                .with("weight", Shown.number(entitlement.weight()))
                .with("maxSlots", whole(entitlement.maxSlots()))
                .with("maxQueued", whole(entitlement.maxQueued()));
    }

    private static @Nullable Long whole(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }
}
