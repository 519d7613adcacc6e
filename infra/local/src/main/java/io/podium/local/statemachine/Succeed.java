package io.podium.local.statemachine;

import java.util.List;

/** Ends the flow well. */
record Succeed(String name, Effects effects) implements State {

    @Override
    public Step run(Visit visit) {
        return visit.leave(effects, visit.input(), null);
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
