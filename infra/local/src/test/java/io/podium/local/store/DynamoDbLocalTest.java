package io.podium.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.meter.Meter;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Write;
import io.podium.lambda.dynamodb.Backoff;
import io.podium.lambda.dynamodb.DynamoDbItemStore;
import io.podium.lambda.dynamodb.DynamoDbTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLocalTest {
    private static final DynamoDbTable TABLE = new DynamoDbTable("tasks", "sparse");
    private static final Item ITEM = new Item(new ItemKey("p", "s"), 1, Map.of("a", 1L), null);

    @Test
    void keepsItsTablesInADirectory(@TempDir Path directory) {
        try (DynamoDbLocal local = DynamoDbLocal.start(directory.resolve("dynamodb"))) {
            local.create(TABLE);
            store(local).write(new Write.Put(ITEM));
        }
        try (DynamoDbLocal local = DynamoDbLocal.start(directory.resolve("dynamodb"))) {
            local.create(TABLE);
            assertThat(store(local).get(ITEM.key())).contains(ITEM);
        }
    }

    @Test
    void keepsNothingInMemory() {
        for (int run = 0; run < 2; run++) {
            try (DynamoDbLocal local = DynamoDbLocal.start(null)) {
                local.create(TABLE);
                assertThat(store(local).get(ITEM.key())).isEmpty();
                store(local).write(new Write.Put(ITEM));
            }
        }
    }

    @Test
    void saysHowToGetItWhereItIsMissing() {
        assertThatThrownBy(() -> DynamoDbLocal.start(null, ClassLoader.getPlatformClassLoader(), "0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("DynamoDB Local is not on the class path. Maybe build with -Pdynamodb-local.");
    }

    @Test
    void doesNotStartWithTelemetry() {
        for (String telemetry : new String[] {null, "", "1"}) {
            assertThatThrownBy(() -> DynamoDbLocal.start(null, getClass().getClassLoader(), telemetry))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("DDB_LOCAL_TELEMETRY=0");
        }
    }

    private static ItemStore store(DynamoDbLocal local) {
        return new DynamoDbItemStore(local.client(), TABLE, new Backoff(new Random(1), time -> {}), new Meter());
    }
}
