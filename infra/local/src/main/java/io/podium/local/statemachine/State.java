package io.podium.local.statemachine;

import java.util.List;

/** A state of a flow. */
sealed interface State permits Pass, Choice, Task, InlineMap, Succeed, Fail {

    String name();

    /**
     * Does what the state does.
     *
     * @throws StateFailure when the state fails and nothing catches it
     */
    Step run(Visit visit);

    /** The names of the states that may follow. */
    List<String> successors();

    /** Whether the flow can end here. */
    boolean terminal();
}
