package io.podium.domain.store;

import io.podium.domain.service.ServiceSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The links by which services are found: from each task type to the services that run it, and from each service to those
 * that depend on it. A link may be there in vain and is passed over then; it must not be missing.
 */
final class ServiceLinks {
    private final ItemStore items;

    ServiceLinks(ItemStore items) {
        this.items = items;
    }

    /** Returns the keys of all links to a service. */
    static Set<ItemKey> of(ServiceSpec spec) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        spec.taskTypes().forEach(type -> keys.add(new ItemKey(byType(type), spec.id())));
        spec.dependsOn().forEach(other -> keys.add(new ItemKey(byDependency(other), spec.id())));
        return keys;
    }

    static String byType(String type) {
        return "TYPE#" + type;
    }

    static String byDependency(String serviceId) {
        return "DEPENDANTS#" + serviceId;
    }

    /** Writes links; one that is there stays. */
    void add(Collection<ItemKey> keys) {
        if (!keys.isEmpty()) {
            items.write(keys.stream()
                    .map(key -> new Write.Put(new Item(key, 1, Map.of("schema", 1L), null)))
                    .toList());
        }
    }

    /** Writes those of the links that are missing, and returns how many were. */
    int addMissing(Collection<ItemKey> keys) {
        Set<ItemKey> missing = new LinkedHashSet<>(keys);
        missing.removeAll(items.getAll(keys).keySet());
        add(missing);
        return missing.size();
    }

    void remove(Collection<ItemKey> keys) {
        if (!keys.isEmpty()) {
            items.write(keys.stream().map(key -> new Write.Delete(key, 1)).toList());
        }
    }

    /** Returns the ids that one partition of links leads to, at most about {@code limit}. */
    Set<String> read(String partition, int limit) {
        Set<String> ids = new LinkedHashSet<>();
        Range range = Range.first(Math.min(limit, Range.MAX_LIMIT));
        @Nullable String next;
        do {
            ItemPage<Item> page = items.query(partition, range);
            List<String> found = new ArrayList<>();
            page.items().forEach(link -> found.add(link.key().sort()));
            ids.addAll(found);
            next = page.next();
            range = range.continuedAfter(next);
        } while (next != null && ids.size() < limit);
        return ids;
    }
}
