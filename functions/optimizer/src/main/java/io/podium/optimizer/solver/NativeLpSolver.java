package io.podium.optimizer.solver;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.highs.HighsLpSolver;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The native solver, loaded at its first use. Without its library every solve is {@link LpResult.Unavailable}. */
final class NativeLpSolver implements LpSolver {

    private final Supplier<HighsLibrary> library;
    private @Nullable LpSolver loaded;

    NativeLpSolver(Supplier<HighsLibrary> library) {
        this.library = library;
    }

    @Override
    public String name() {
        return HighsLpSolver.NAME;
    }

    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        return loaded().solve(program, limits);
    }

    private synchronized LpSolver loaded() {
        LpSolver present = loaded;
        if (present == null) {
            HighsLibrary found = library.get();
            present = found instanceof HighsLibrary.Loaded ready
                    ? new HighsLpSolver(ready)
                    : new MissingLpSolver(name(), ((HighsLibrary.Missing) found).words());
            loaded = present;
        }
        return present;
    }
}
