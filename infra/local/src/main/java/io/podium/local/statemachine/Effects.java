package io.podium.local.statemachine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a state, a choice rule or a catcher leaves behind.
 *
 * @param output null for the default, which depends on the state
 * @param assign variables by name
 */
record Effects(@Nullable Template output, Map<String, Template> assign) {

    static final Effects NONE = new Effects(null, Map.of());

    Effects {
        assign = Map.copyOf(assign);
    }
}
