package io.podium.lambda.dynamodb;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.lambda.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as attributes. The document is one string of JSON, which is smaller and cheaper to read than a map of typed
 * values. Counters are numbers of their own, because only those can be added to.
 */
final class Attributes {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String VERSION = "v";
    static final String DOCUMENT = "doc";
    static final String IPK = "ipk";
    static final String ISK = "isk";
    static final String BRIEF = "brief";

    /** When DynamoDB may remove the item, in seconds since 1970; from the field of this name in the document. */
    static final String EXPIRES = "expires";

    private static final String COUNTER_PREFIX = "n_";

    private Attributes() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static Map<String, AttributeValue> key(ItemKey key) {
        return Map.of(PK, text(key.partition()), SK, text(key.sort()));
    }

    static String counter(String name) {
        return COUNTER_PREFIX + name;
    }

    /** Returns all attributes of an item but its key, in a fixed order. */
    static Map<String, AttributeValue> content(Item item) {
        Map<String, AttributeValue> content = new LinkedHashMap<>();
        content.put(VERSION, number(item.version()));
        content.put(DOCUMENT, text(Json.write(item.document())));
        IndexEntry entry = item.index();
        if (entry != null) {
            content.put(IPK, text(entry.partition()));
            content.put(ISK, text(entry.sort()));
            content.put(BRIEF, text(Json.write(entry.brief())));
        }
        if (item.document().get(EXPIRES) instanceof Long expires) {
            content.put(EXPIRES, number(expires));
        }
        return content;
    }

    static Item item(Map<String, AttributeValue> attributes) {
        AttributeValue document = attributes.get(DOCUMENT);
        return new Item(
                key(attributes),
                version(attributes),
                document == null ? counters(attributes) : Json.parseObject(document.s()),
                attributes.containsKey(IPK) ? entry(attributes) : null);
    }

    static IndexHit hit(Map<String, AttributeValue> attributes) {
        return new IndexHit(key(attributes), version(attributes), entry(attributes));
    }

    static ItemKey key(Map<String, AttributeValue> attributes) {
        return new ItemKey(text(attributes, PK), text(attributes, SK));
    }

    /** Returns the value of an attribute that every item or entry of the index has. */
    static String text(Map<String, AttributeValue> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name).s();
    }

    private static long version(Map<String, AttributeValue> attributes) {
        return Long.parseLong(
                Objects.requireNonNull(attributes.get(VERSION), VERSION).n());
    }

    private static IndexEntry entry(Map<String, AttributeValue> attributes) {
        return new IndexEntry(text(attributes, IPK), text(attributes, ISK), Json.parseObject(text(attributes, BRIEF)));
    }

    private static Map<String, Object> counters(Map<String, AttributeValue> attributes) {
        Map<String, Object> counters = new HashMap<>();
        attributes.forEach((name, value) -> {
            if (name.startsWith(COUNTER_PREFIX)) {
                counters.put(name.substring(COUNTER_PREFIX.length()), Double.valueOf(value.n()));
            }
        });
        return counters;
    }
}
