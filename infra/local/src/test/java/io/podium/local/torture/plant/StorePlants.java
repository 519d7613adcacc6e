package io.podium.local.torture.plant;

import io.podium.domain.store.Addition;
import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.local.torture.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores with a mistake in them. */
final class StorePlants {
    private StorePlants() {}

    /** Writes without looking at the version that is stored. */
    static ItemStore unconditional(ItemStore table) {
        return new Passing(table) {
            @Override
            public List<WriteOutcome> write(List<? extends Write> writes) {
                List<Write> forced = new ArrayList<>();
                for (Write write : writes) {
                    long stored = items.get(write.key()).map(Item::version).orElse(0L);
                    forced.add(
                            write instanceof Write.Put put
                                    ? new Write.Put(new Item(
                                            write.key(),
                                            stored + 1,
                                            put.item().document(),
                                            put.item().index()))
                                    : new Write.Delete(write.key(), stored));
                }
                return items.write(forced);
            }
        };
    }

    /** Acknowledges some writes that it does not store. */
    static ItemStore forgetful(World world, ItemStore table) {
        return new Passing(table) {
            @Override
            public List<WriteOutcome> write(List<? extends Write> writes) {
                if (world.faults().areOn() && world.chance().oneIn(100)) {
                    return writes.stream()
                            .<WriteOutcome>map(write -> new WriteOutcome.Done())
                            .toList();
                }
                return items.write(writes);
            }
        };
    }

    /** Takes a condition that did not hold for one that did. */
    static ItemStore deafToConflicts(ItemStore store) {
        return new Passing(store) {
            @Override
            public List<WriteOutcome> write(List<? extends Write> writes) {
                items.write(writes);
                return writes.stream()
                        .<WriteOutcome>map(write -> new WriteOutcome.Done())
                        .toList();
            }
        };
    }

    /** Takes a batch that broke off for one that was written. */
    static ItemStore deafToFailures(ItemStore store) {
        return new Passing(store) {
            @Override
            public List<WriteOutcome> write(List<? extends Write> writes) {
                try {
                    return items.write(writes);
                } catch (StoreUnavailableException ignored) {
                    return writes.stream()
                            .<WriteOutcome>map(write -> new WriteOutcome.Done())
                            .toList();
                }
            }
        };
    }

    /** Adds again when an addition was not answered, though it may have been made. */
    static ItemStore countingAgain(ItemStore store) {
        return new Passing(store) {
            @Override
            public void addAll(List<Addition> additions) {
                try {
                    items.addAll(additions);
                } catch (StoreUnavailableException e) {
                    items.addAll(additions);
                }
            }
        };
    }

    /** Writes one after the other what must be written together. */
    static ItemStore oneByOne(ItemStore store) {
        return new Passing(store) {
            @Override
            public boolean writeTogether(List<? extends Write> writes) {
                return items.write(writes).stream().allMatch(WriteOutcome.Done.class::isInstance);
            }
        };
    }

    /** Takes the index for the table: what it does not hear of yet is not there. */
    static ItemStore readingTheIndex(ItemStore store) {
        return new Passing(store) {
            @Override
            public Optional<Item> get(ItemKey key) {
                return items.get(key).filter(this::isInIndex);
            }

            @Override
            public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
                Map<ItemKey, Item> found = new HashMap<>(items.getAll(keys));
                found.values().removeIf(item -> !isInIndex(item));
                return found;
            }

            private boolean isInIndex(Item item) {
                IndexEntry entry = item.index();
                return entry == null
                        || items
                                .queryIndex(entry.partition(), Range.upTo(entry.sort(), Range.MAX_LIMIT))
                                .items()
                                .stream()
                                .anyMatch(hit -> hit.key().equals(item.key()));
            }
        };
    }
}
