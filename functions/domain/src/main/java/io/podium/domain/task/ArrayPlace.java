package io.podium.domain.task;

import java.util.Objects;

/**
 * A task's place in an array of tasks that were submitted as one.
 *
 * @param array the array's id
 * @param index the task's index, from 0
 * @param size how many tasks the array has
 */
public record ArrayPlace(String array, int index, int size) {
    public ArrayPlace {
        Objects.requireNonNull(array);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("an array of " + size + " has no index " + index);
        }
    }
}
