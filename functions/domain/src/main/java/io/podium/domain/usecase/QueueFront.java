package io.podium.domain.usecase;

import io.podium.domain.store.ItemPage;
import io.podium.domain.store.Lane;
import io.podium.domain.store.TaskStore;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TaskKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The first tasks of each tenant that waits in a ready queue. A tenant's tasks stand together, so a read that ends within
 * them is followed by one from behind them: however much one tenant has submitted, the next read is another's.
 *
 * <p>Where few wait, one read sees all of them. Beyond that a front takes at most {@link #MOST_READS} reads, the first of
 * {@code limit} tasks and the others of a quarter of that. Of more tenants than so many reads show, those to be seen are
 * drawn anew each time, so that none is passed over for ever.
 *
 * @param tasks the tasks, of each tenant the first in order
 * @param cut whether there are more in the queue
 */
record QueueFront(List<ReadyTask> tasks, boolean cut) {
    static final QueueFront EMPTY = new QueueFront(List.of(), false);

    static final int MOST_READS = 32;

    /** Fewer cost as much to read, and would hide the other tenants from a worker that asks for one task. */
    private static final int LEAST = 10;

    private static final int PART_FOR_OTHERS = 4;

    QueueFront {
        tasks = List.copyOf(tasks);
    }

    /**
     * Reads the front of a queue.
     *
     * @param limit how many tasks of the first tenant; ten where fewer are asked for
     */
    static QueueFront read(TaskStore tasks, QueueKey queue, int limit, RandomGenerator random) {
        int width = Math.max(limit, LEAST);
        Reading reading = new Reading(tasks, queue);
        String behind = reading.read(null, width);
        if (behind == null) {
            return new QueueFront(reading.found(), false);
        }
        reading.readOthers(behind, Math.max(1, width / PART_FOR_OTHERS), random);
        return new QueueFront(reading.found(), true);
    }

    /** Returns the fronts of several queues as one. */
    static QueueFront together(List<QueueFront> fronts) {
        return fronts.size() == 1
                ? fronts.get(0)
                : new QueueFront(
                        fronts.stream().flatMap(front -> front.tasks().stream()).toList(),
                        fronts.stream().anyMatch(QueueFront::cut));
    }

    private static final class Reading {
        private final TaskStore tasks;
        private final QueueKey queue;
        private final Map<TaskKey, ReadyTask> found = new LinkedHashMap<>();
        private int reads;

        Reading(TaskStore tasks, QueueKey queue) {
            this.tasks = tasks;
            this.queue = queue;
        }

        List<ReadyTask> found() {
            return List.copyOf(found.values());
        }

        /** Reads on, and returns the place behind the last tenant that was seen, or null at the end of the queue. */
        @Nullable
        String read(@Nullable String after, int limit) {
            ItemPage<ReadyTask> page = tasks.readyAfter(queue, after, limit);
            page.items().forEach(task -> found.putIfAbsent(task.key(), task));
            reads++;
            return page.next() == null
                    ? null
                    : Lane.behind(
                            page.items().get(page.items().size() - 1).key().tenant());
        }

        /** Reads from behind the first tenants; where one more read does not show all, goes round from a random place. */
        void readOthers(String behindFirst, int limit, RandomGenerator random) {
            String second = read(behindFirst, limit);
            String start = Lane.at(random.nextDouble());
            if (second == null || start.compareTo(second) <= 0) {
                readOn(second, null, limit);
            } else {
                readOn(start, null, limit);
                readOn(second, start, limit);
            }
        }

        private void readOn(@Nullable String from, @Nullable String to, int limit) {
            String at = from;
            while (at != null && reads < MOST_READS && (to == null || at.compareTo(to) < 0)) {
                at = read(at, limit);
            }
        }
    }
}
