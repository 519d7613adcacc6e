package io.podium.local.statemachine;

import org.jspecify.annotations.Nullable;

/** The quota on what passes between states: 256 KiB as UTF-8 JSON, the same for Standard and Express. */
final class DataLimit {
    private static final int MAX_BYTES = 256 * 1024;

    private DataLimit() {}

    static void check(@Nullable Object tree, String what) {
        int bytes = Trees.bytes(tree);
        if (bytes > MAX_BYTES) {
            throw StateFailure.of(
                    StateFailure.DATA_LIMIT,
                    what + " has " + bytes + " bytes, which exceeds the maximum of " + MAX_BYTES + " bytes");
        }
    }
}
