package io.podium.domain.store;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What tenants may have of a pool, as a part of the pool's document. */
final class SharingCodec {
    private SharingCodec() {}

    static void put(Document pool, Sharing sharing) {
        Map<String, Object> tenants = new HashMap<>();
        sharing.tenants()
                .forEach((tenant, entitlement) ->
                        tenants.put(tenant, write(entitlement).tree()));
        pool.put("fairness", sharing.fairness())
                .put("otherwise", (Object) write(sharing.otherwise()).tree())
                .put("tenants", tenants.isEmpty() ? null : tenants);
    }

    static Sharing read(Document pool) {
        if (!pool.has("fairness")) {
            return Sharing.DEFAULT; // stored before there was a choice
        }
        SortedMap<String, Entitlement> tenants = new TreeMap<>();
        if (pool.has("tenants")) {
            Document named = pool.child("tenants");
            named.tree().keySet().forEach(tenant -> tenants.put(tenant, entitlement(named.child(tenant))));
        }
        return new Sharing(pool.text("fairness"), entitlement(pool.child("otherwise")), tenants);
    }

    private static Document write(Entitlement entitlement) {
        return Document.empty()
                .put("weight", entitlement.weight())
                .put("maxSlots", whole(entitlement.maxSlots()))
                .put("maxQueued", whole(entitlement.maxQueued()));
    }

    private static @Nullable Object whole(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }

    private static Entitlement entitlement(Document document) {
        return new Entitlement(document.number("weight"), quota(document, "maxSlots"), quota(document, "maxQueued"));
    }

    private static @Nullable Integer quota(Document document, String name) {
        return document.has(name) ? document.integer(name) : null;
    }
}
