package io.podium.domain.store;

import io.podium.domain.service.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The service registry. Besides the services it keeps links from each task type to the services that run it, and from
 * each service to those that depend on it, so that they are found without reading all.
 */
public final class ServiceStore {
    private static final String SORT = "service";
    private static final String LIST = "SERVICES";

    private final ItemStore items;
    private final ServiceLinks links;

    public ServiceStore(ItemStore items) {
        this.items = items;
        this.links = new ServiceLinks(items);
    }

    /** Returns the service of this id. */
    public Optional<Service> find(String id) {
        return items.get(itemKey(id)).map(ServiceStore::read);
    }

    /** Returns the services that exist among these, by id. */
    public Map<String, Service> findAll(Collection<String> ids) {
        Map<String, Service> found = new TreeMap<>();
        items.getAll(ids.stream().distinct().map(ServiceStore::itemKey).toList())
                .values()
                .forEach(item -> found.put(read(item).id(), read(item)));
        return found;
    }

    /** Returns the services that run any of these types of task, alive or not. */
    public List<Service> ableTo(Collection<String> types) {
        Set<String> ids = new LinkedHashSet<>();
        types.forEach(type -> ids.addAll(links.read(ServiceLinks.byType(type), Integer.MAX_VALUE)));
        return findAll(ids).values().stream()
                .filter(service -> service.spec().taskTypes().stream().anyMatch(types::contains))
                .toList();
    }

    /** Returns services that depend on one, alive or not, in order of their ids; of more than {@code limit} some. */
    public List<Service> dependants(String id, int limit) {
        return findAll(links.read(ServiceLinks.byDependency(id), limit)).values().stream()
                .filter(service -> service.spec().dependsOn().contains(id))
                .limit(limit)
                .toList();
    }

    /** Returns a page of all services, in order of their ids, from behind {@code after}. */
    public ItemPage<Service> page(@Nullable String after, int limit) {
        ItemPage<IndexHit> hits = items.queryIndex(LIST, Range.first(limit).continuedAfter(after));
        List<String> ids = hits.items().stream().map(hit -> hit.entry().sort()).toList();
        return new ItemPage<>(List.copyOf(findAll(ids).values()), hits.next());
    }

    /** Returns all services, in order of their ids. */
    public List<Service> all() {
        List<Service> all = new ArrayList<>();
        @Nullable String next = null;
        do {
            ItemPage<Service> page = page(next, Range.MAX_LIMIT);
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    /**
     * Stores a service on condition that nobody wrote it since, with the links to it; returns whether it was stored.
     *
     * <p>Links are written before the service that needs them, and looked at again after it, since somebody who removed
     * the service before may have removed them late. Whoever removes links looks for the service afterwards. So of
     * registrations and removals that meet, the last leaves the links as they should be; what a crash leaves is mended by
     * {@link #mend}.
     */
    public boolean store(Service service) {
        Set<ItemKey> wanted = ServiceLinks.of(service.spec());
        Set<ItemKey> present = service.version() == 1
                ? Set.of()
                : find(service.id())
                        .map(before -> ServiceLinks.of(before.spec()))
                        .orElse(Set.of());
        links.add(without(wanted, present));
        boolean stored = storeMoved(service);
        if (stored) {
            links.addMissing(wanted);
            removeLinks(service.id(), without(present, wanted));
        }
        return stored;
    }

    /** Stores a service of which neither types nor dependencies have changed; see {@link #store}. */
    public boolean storeMoved(Service service) {
        return items.write(new Write.Put(item(service))) instanceof WriteOutcome.Done;
    }

    /** Removes a service as it was read, then its links; returns whether it was removed. */
    public boolean remove(Service service) {
        boolean removed =
                items.write(new Write.Delete(itemKey(service.id()), service.version())) instanceof WriteOutcome.Done;
        if (removed) {
            removeLinks(service.id(), ServiceLinks.of(service.spec()));
        }
        return removed;
    }

    /** Writes the links to a service that are missing, and returns how many were. */
    public int mend(Service service) {
        return links.addMissing(ServiceLinks.of(service.spec()));
    }

    private void removeLinks(String id, Set<ItemKey> keys) {
        if (!keys.isEmpty()) {
            links.remove(keys);
            find(id).ifPresent(there -> links.addMissing(both(keys, ServiceLinks.of(there.spec()))));
        }
    }

    private static Set<ItemKey> without(Set<ItemKey> some, Set<ItemKey> others) {
        Set<ItemKey> left = new LinkedHashSet<>(some);
        left.removeAll(others);
        return left;
    }

    private static Set<ItemKey> both(Set<ItemKey> some, Set<ItemKey> others) {
        Set<ItemKey> common = new LinkedHashSet<>(some);
        common.retainAll(others);
        return common;
    }

    private static Item item(Service service) {
        return new Item(
                itemKey(service.id()),
                service.version(),
                ServiceCodec.write(service).tree(),
                new IndexEntry(LIST, service.id(), Map.of()));
    }

    private static Service read(Item item) {
        return ServiceCodec.read(Document.of(item.document()), item.version());
    }

    private static ItemKey itemKey(String id) {
        return new ItemKey("SERVICE#" + id, SORT);
    }
}
