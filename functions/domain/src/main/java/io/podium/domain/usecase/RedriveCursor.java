package io.podium.domain.usecase;

import io.podium.domain.InvalidInputException;
import io.podium.domain.store.EndedStore;
import io.podium.domain.store.TaskPage;
import io.podium.domain.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a redrive has come: through the pools in their order, and through a pool's ended tasks from the latest.
 *
 * @param pool the pool
 * @param after the place of the last task that was looked at, or null before the first
 */
record RedriveCursor(String pool, @Nullable String after) {

    /**
     * Reads what {@link #toString} writes.
     *
     * @param text the cursor, or null for the beginning
     * @param pools the pools to go through
     * @return null where there are no pools
     * @throws InvalidInputException if it is no cursor of these pools
     */
    static @Nullable RedriveCursor read(@Nullable String text, List<String> pools) {
        if (text == null) {
            return pools.isEmpty() ? null : new RedriveCursor(pools.get(0), null);
        }
        int colon = text.indexOf(':');
        if (colon < 1 || !pools.contains(text.substring(0, colon))) {
            throw new InvalidInputException("next", "take it as the call before gave it, not \"" + text + "\"");
        }
        String after = text.substring(colon + 1);
        return new RedriveCursor(text.substring(0, colon), after.isEmpty() ? null : after);
    }

    /** Returns the place behind a page, which may be the next pool, or null behind the last. */
    @Nullable
    RedriveCursor behind(TaskPage page, List<String> pools) {
        if (page.next() != null) {
            return new RedriveCursor(pool, page.next());
        }
        int following = pools.indexOf(pool) + 1;
        return following < pools.size() ? new RedriveCursor(pools.get(following), null) : null;
    }

    /** Returns the place behind a task of the pool. */
    RedriveCursor behind(Task task) {
        return new RedriveCursor(pool, EndedStore.placeOf(task));
    }

    @Override
    public String toString() {
        return pool + ":" + (after == null ? "" : after);
    }
}
