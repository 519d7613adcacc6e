package io.podium.domain.store;

import io.podium.domain.actuation.Actuated;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.service.ActuatorSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What actuators were last told, one item for each service that has one. */
public final class ActuationStore {
    private static final String PARTITION = "ACTUATIONS";

    private final ItemStore items;

    ActuationStore(ItemStore items) {
        this.items = items;
    }

    /** Returns all, by service. */
    public SortedMap<String, Actuated> all() {
        SortedMap<String, Actuated> all = new TreeMap<>();
        @Nullable String next = null;
        do {
            ItemPage<Item> page =
                    items.query(PARTITION, Range.first(Range.MAX_LIMIT).continuedAfter(next));
            page.items().forEach(item -> all.put(item.key().sort(), read(item)));
            next = page.next();
        } while (next != null);
        return all;
    }

    /** Stores what an actuator was told, unless somebody else has stored that in between. */
    public void store(Actuated actuated) {
        Wanted wanted = actuated.wanted();
        Document document = Document.empty()
                .put("schema", 1L)
                .put("spec", write(actuated.spec()).tree())
                .put("service", wanted.serviceId())
                .put("instances", (long) wanted.instances())
                .put("slots", (long) wanted.slots())
                .put("plan", wanted.planVersion())
                .put("at", actuated.at())
                .put("failure", actuated.failure());
        items.write(new Write.Put(new Item(key(wanted.serviceId()), actuated.version(), document.tree(), null)));
    }

    /** Forgets a service that has no actuator any more, unless somebody else has changed that in between. */
    public void forget(Actuated actuated) {
        items.write(new Write.Delete(key(actuated.wanted().serviceId()), actuated.version()));
    }

    static Document write(ActuatorSpec spec) {
        Document settings = Document.empty();
        spec.settings().forEach(settings::put);
        return Document.empty().put("type", spec.type()).put("settings", settings.tree());
    }

    static ActuatorSpec spec(Document document) {
        Map<String, String> settings = new HashMap<>();
        document.child("settings").tree().forEach((name, value) -> settings.put(name, String.valueOf(value)));
        return new ActuatorSpec(document.text("type"), settings);
    }

    private static Actuated read(Item item) {
        Document document = Document.of(item.document());
        Wanted wanted = new Wanted(
                document.text("service"),
                document.integer("instances"),
                document.integer("slots"),
                document.whole("plan"));
        return new Actuated(
                spec(document.child("spec")),
                wanted,
                document.instant("at"),
                document.optionalText("failure"),
                item.version());
    }

    private static ItemKey key(String serviceId) {
        return new ItemKey(PARTITION, serviceId);
    }
}
