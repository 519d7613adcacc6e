package io.podium.local.statemachine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A checked set of states: the whole machine, or what a Map runs for each item.
 *
 * @param startAt name of the first state
 * @param states by name, in the definition's order
 */
record Flow(String startAt, Map<String, State> states) {

    Flow {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    State state(String name) {
        return Objects.requireNonNull(states.get(name), name);
    }
}
