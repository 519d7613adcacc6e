package io.podium.lambda.dynamodb;

import io.podium.domain.meter.Meter;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.ItemStoreContract;

class DynamoDbItemStoreTest extends ItemStoreContract {
    private static final ItemStore STORE =
            DynamoDbLocalFixture.store(DynamoDbLocalFixture.table("contract"), new Meter());

    @Override
    public ItemStore store() {
        return STORE;
    }
}
