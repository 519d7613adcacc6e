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
 * The service registry. Besides the services it keeps a link from each task type to the services that run it, so that
 * the scheduler finds them without reading all; a link whose service no longer runs the type is passed over.
 */
public final class ServiceStore {
    private static final String SORT = "service";
    private static final String LIST = "SERVICES";

    private final ItemStore items;

    public ServiceStore(ItemStore items) {
        this.items = items;
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
        for (String type : types) {
            Range range = Range.first(Range.MAX_LIMIT);
            @Nullable String next;
            do {
                ItemPage<Item> page = items.query(typePartition(type), range);
                page.items().forEach(link -> ids.add(link.key().sort()));
                next = page.next();
                range = range.continuedAfter(next);
            } while (next != null);
        }
        return findAll(ids).values().stream()
                .filter(service -> service.spec().taskTypes().stream().anyMatch(types::contains))
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
     * Stores a service on condition that nobody wrote it since, after the links from its types; returns whether it was
     * stored.
     */
    public boolean store(Service service) {
        linkMissing(service);
        return items.write(new Write.Put(item(service))) instanceof WriteOutcome.Done;
    }

    /** Removes a service as it was read, then its links; returns whether it was removed. */
    public boolean remove(Service service) {
        boolean removed =
                items.write(new Write.Delete(itemKey(service.id()), service.version())) instanceof WriteOutcome.Done;
        if (removed) {
            items.write(service.spec().taskTypes().stream()
                    .distinct()
                    .map(type -> new Write.Delete(new ItemKey(typePartition(type), service.id()), 1))
                    .toList());
        }
        return removed;
    }

    private void linkMissing(Service service) {
        boolean linked = service.version() > 1
                && find(service.id())
                        .filter(stored -> stored.spec()
                                .taskTypes()
                                .containsAll(service.spec().taskTypes()))
                        .isPresent();
        if (!linked) {
            items.write(service.spec().taskTypes().stream()
                    .distinct()
                    .map(type -> new Write.Put(
                            new Item(new ItemKey(typePartition(type), service.id()), 1, Map.of("schema", 1L), null)))
                    .toList());
        }
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

    private static String typePartition(String type) {
        return "TYPE#" + type;
    }
}
