package io.podium.domain.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of {@link ItemStore#write(List)} that are the same in every store. */
public final class Writes {
    /** The most writes of one transaction. */
    public static final int MAX_TOGETHER = 100;

    private Writes() {}

    /**
     * Refuses what cannot be one transaction: no writes, too many, or two of one key.
     *
     * @throws IllegalArgumentException if so
     */
    public static void requireTransaction(List<? extends Write> writes) {
        if (writes.isEmpty() || writes.size() > MAX_TOGETHER) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_TOGETHER + " items are written together, not " + writes.size());
        }
        requireDistinctKeys(writes);
    }

    /**
     * Refuses an item that takes the place of another.
     *
     * @throws IllegalArgumentException if it is not of version 1
     */
    public static Item requireNew(Item item) {
        if (item.version() != 1) {
            throw new IllegalArgumentException("a new item has version 1, not " + item.version());
        }
        return item;
    }

    /** Returns whether every write finds its own effect, so that the transaction has been made before. */
    public static boolean doneBefore(List<? extends Write> writes, Map<ItemKey, Item> current) {
        return writes.stream().allMatch(write -> refused(write, current.get(write.key())) instanceof WriteOutcome.Done);
    }

    /**
     * Refuses two writes of one key in one call, whose order would not be defined.
     *
     * @throws IllegalArgumentException if there are two
     */
    public static void requireDistinctKeys(List<? extends Write> writes) {
        if (writes.size() < 2) {
            return;
        }
        Set<ItemKey> keys = new HashSet<>(2 * writes.size());
        for (Write write : writes) {
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException(
                        "one call writes an item once, but " + write.key() + " occurs twice");
            }
        }
    }

    /**
     * Refuses two additions to one item in one call.
     *
     * @throws IllegalArgumentException if there are two
     */
    public static void requireDistinctItems(List<Addition> additions) {
        Set<ItemKey> keys = new HashSet<>();
        for (Addition addition : additions) {
            if (!keys.add(addition.key())) {
                throw new IllegalArgumentException(
                        "one call adds to an item once, but " + addition.key() + " occurs twice");
            }
        }
    }

    /** Returns whether the condition of {@code write} holds for what is stored under its key. */
    public static boolean mayApply(Write write, @Nullable Item current) {
        long version = current == null ? 0 : current.version();
        if (write instanceof Write.Put put) {
            return version == put.item().version() - 1;
        }
        return current != null && version == ((Write.Delete) write).version();
    }

    /**
     * Returns the outcome of a write whose condition did not hold. A write that finds its own effect has been done
     * before: the answer to the first attempt was lost on its way, and the attempt was repeated.
     *
     * @param current what is stored under the key of the write, or null
     */
    public static WriteOutcome refused(Write write, @Nullable Item current) {
        boolean doneBefore = write instanceof Write.Put put ? put.item().equals(current) : current == null;
        return doneBefore ? new WriteOutcome.Done() : new WriteOutcome.Conflict(current);
    }
}
