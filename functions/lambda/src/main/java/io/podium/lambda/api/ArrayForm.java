package io.podium.lambda.api;

import io.podium.domain.task.ArrayPlace;
import io.podium.domain.task.Membership;
import io.podium.domain.task.TaskArray;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.lambda.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Reads one task of a submission that stands for many, alike but for their index. */
final class ArrayForm {
    /** The largest sum of the payloads of one array, which is what a call could bring if each was written out. */
    static final int MAX_PAYLOAD_BYTES = 1_024 * 1_024;

    /** Leaves room for a dot and an index in an id of 128 characters. */
    private static final int MAX_ID = 124;

    private ArrayForm() {}

    /** Reads {@code {"size": n}}. */
    static long readSize(Fields in) {
        return in.integer("size", 1, TaskArray.MAX_SIZE);
    }

    /** Returns the tasks of the array that has the id of this task. */
    static List<TaskSpec> expand(Fields in, TaskSpec spec, long size) {
        String id = spec.key().id();
        in.check(
                id.length() <= MAX_ID,
                "taskId",
                "an array's id has at most " + MAX_ID + " characters, since its tasks are named <id>.<index>, not "
                        + id.length());
        long bytes = spec.payload() == null ? 0 : size * spec.payload().getBytes(StandardCharsets.UTF_8).length;
        in.check(
                bytes <= MAX_PAYLOAD_BYTES,
                "payload",
                "the payloads of an array have at most " + MAX_PAYLOAD_BYTES + " bytes in all, not " + bytes);
        return IntStream.range(0, (int) size)
                .mapToObj(index -> member(spec, index, (int) size))
                .toList();
    }

    private static TaskSpec member(TaskSpec spec, int index, int size) {
        String array = spec.key().id();
        return spec.named(new TaskKey(spec.key().tenant(), TaskArray.memberId(array, index)))
                .belongingTo(new Membership(new ArrayPlace(array, index, size), null));
    }
}
