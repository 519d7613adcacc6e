package io.podium.local.statemachine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workflow variables of one flow. An iteration of a Map has its own and sees those around it, which do not change
 * while it runs.
 */
final class Scope {
    private final Map<String, @Nullable Object> visible;

    private Scope(Map<String, @Nullable Object> visible) {
        this.visible = visible;
    }

    static Scope empty() {
        return new Scope(new HashMap<>());
    }

    Scope inner() {
        return new Scope(new HashMap<>(visible));
    }

    void assign(Map<String, @Nullable Object> values) {
        visible.putAll(values);
    }

    /** The variables and {@code $states} beside them, for one evaluation. */
    Map<String, @Nullable Object> visibleBeside(Map<String, @Nullable Object> states) {
        Map<String, @Nullable Object> all = new HashMap<>(visible);
        all.put("states", states);
        return all;
    }
}
