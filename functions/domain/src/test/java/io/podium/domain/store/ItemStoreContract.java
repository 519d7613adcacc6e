package io.podium.domain.store;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What every {@link ItemStore} must do. A store's test extends this class and gives the store; the store may be shared
 * by all tests of the process, each works in partitions of its own.
 */
public abstract class ItemStoreContract
        implements WriteContract,
                BatchContract,
                TransactionContract,
                QueryContract,
                IndexContract,
                RoundTripContract,
                CounterContract,
                ConcurrencyContract {
    private static final AtomicInteger PARTITIONS = new AtomicInteger();

    private final String partition = "T#" + PARTITIONS.incrementAndGet() + "#";

    @Override
    public abstract ItemStore store();

    @Override
    public final String partition() {
        return partition;
    }
}
