package io.podium.local.statemachine;

import java.util.List;

/** Ends the flow with an error of the definition's own. */
record Fail(String name, Template error, Template cause) implements State {

    @Override
    public Step run(Visit visit) {
        throw StateFailure.of(String.valueOf(visit.value(error)), String.valueOf(visit.value(cause)));
    }

    @Override
    public List<String> successors() {
        return List.of();
    }

    @Override
    public boolean terminal() {
        return true;
    }
}
