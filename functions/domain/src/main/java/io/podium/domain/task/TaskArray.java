package io.podium.domain.task;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Tasks that were submitted as one, alike but for their index.
 *
 * @param key the array's name, which no task has; its tasks are named {@code <id>.0}, {@code <id>.1} and so on
 * @param size how many tasks it has, 1 to {@link #MAX_SIZE}
 * @param contentHash tells whether a repeated submission under this id is the same
 */
public record TaskArray(TaskKey key, int size, String contentHash) {

    /** The most tasks of one array. */
    public static final int MAX_SIZE = 1_000;

    public TaskArray {
        Objects.requireNonNull(key);
        Objects.requireNonNull(contentHash);
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("an array has 1 to " + MAX_SIZE + " tasks, not " + size);
        }
    }

    /** Returns the id of the task at an index of an array. */
    public static String memberId(String array, int index) {
        return array + "." + index;
    }

    /** Returns the names of its tasks, in order. */
    public List<TaskKey> members() {
        return IntStream.range(0, size)
                .mapToObj(index -> new TaskKey(key.tenant(), memberId(key.id(), index)))
                .toList();
    }
}
