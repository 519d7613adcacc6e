package io.podium.lambda.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.meter.Meter;
import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The SDK repeats a call whose answer was lost; here it repeats every call. */
class RepeatedWriteTest {
    private static final DynamoDbTable TABLE = DynamoDbLocalFixture.table("repeated");
    private static final WriteOutcome DONE = new WriteOutcome.Done();

    private final ItemStore store =
            new DynamoDbItemStore(twice(DynamoDbLocalFixture.client()), TABLE, backoff(), new Meter());

    @BeforeEach
    void empty() {
        ItemStore once = DynamoDbLocalFixture.store(TABLE, new Meter());
        for (ItemKey key :
                List.of(item("a", 1).key(), item("b", 1).key(), item("c", 1).key())) {
            once.get(key).ifPresent(item -> once.write(new Write.Delete(key, item.version())));
        }
    }

    @Test
    void aRepeatedSingleWriteIsDone() {
        assertThat(store.write(new Write.Put(item("a", 1)))).isEqualTo(DONE);
        assertThat(store.write(new Write.Put(item("a", 2)))).isEqualTo(DONE);
        assertThat(store.write(new Write.Delete(item("a", 2).key(), 2))).isEqualTo(DONE);
    }

    @Test
    void aRepeatedBatchIsDone() {
        assertThat(store.write(List.of(put("a", 1), put("b", 1)))).containsExactly(DONE, DONE);
        assertThat(store.write(List.of(
                        put("a", 2), put("c", 1), new Write.Delete(item("b", 1).key(), 1))))
                .containsExactly(DONE, DONE, DONE);
        assertThat(store.get(item("a", 1).key())).contains(item("a", 2));
        assertThat(store.get(item("b", 1).key())).isEmpty();
    }

    @Test
    void aConflictStaysAConflict() {
        store.write(put("a", 1));

        assertThat(store.write(put("a", 3))).isEqualTo(new WriteOutcome.Conflict(item("a", 1)));
        assertThat(store.write(List.of(put("a", 3), put("b", 2))))
                .containsExactly(new WriteOutcome.Conflict(item("a", 1)), new WriteOutcome.Conflict(null));
    }

    private static Write put(String sort, long version) {
        return new Write.Put(item(sort, version));
    }

    private static Item item(String sort, long version) {
        Map<String, Object> document = Map.of("n", 1L, "x", 0.5, "list", List.of(Map.of("deep", true)), "of", version);
        return new Item(new ItemKey("p", sort), version, document, new IndexEntry("i", sort, Map.of("v", version)));
    }

    private static Backoff backoff() {
        return new Backoff(new Random(1), time -> {});
    }

    /** Makes every call of an operation twice and returns the second answer. */
    private static DynamoDbClient twice(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    try {
                        method.invoke(client, args);
                    } catch (InvocationTargetException firstAnswerIsLost) {
                        assertThat(firstAnswerIsLost.getCause()).isNotNull();
                    }
                    try {
                        return method.invoke(client, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
