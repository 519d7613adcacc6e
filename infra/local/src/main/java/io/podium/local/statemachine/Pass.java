package io.podium.local.statemachine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands on its input, or makes something of it. */
record Pass(String name, Effects effects, @Nullable String next) implements State {

    @Override
    public Step run(Visit visit) {
        return visit.leave(effects, visit.input(), next);
    }

    @Override
    public List<String> successors() {
        return next == null ? List.of() : List.of(next);
    }

    @Override
    public boolean terminal() {
        return next == null;
    }
}
