package io.podium.optimizer.solver;

import io.podium.domain.optimization.LpSolver;
import io.podium.domain.optimization.WholeSolver;
import io.podium.optimizer.engine.CommonsMathLpSolver;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.highs.HighsWholeSolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The solvers by name. A further engine is one entry here. */
public final class Solvers {

    /** The name of the solver that chooses by size. */
    public static final String AUTO = "auto";

    private final WholeSolver whole;
    private final Map<String, LpSolver> byName = new LinkedHashMap<>();

    /**
     * Creates the solvers.
     *
     * @param library loads the native library, called once and only when it is needed
     * @param warnings where it is said, once, that the native library is missing
     */
    public Solvers(Supplier<HighsLibrary> library, Consumer<String> warnings) {
        LazyLibrary once = new LazyLibrary(library);
        LpSolver small = new CommonsMathLpSolver();
        NativeLpSolver large = new NativeLpSolver(once);
        whole = (program, integers, start) -> once.get() instanceof HighsLibrary.Loaded loaded
                ? new HighsWholeSolver(loaded).improve(program, integers, start)
                : Optional.empty();
        byName.put(AUTO, new SizedLpSolver(small, large, warnings, System::nanoTime));
        byName.put(small.name(), small);
        byName.put(large.name(), large);
    }

    /** Returns the names, the first one that of the solver that chooses. */
    public List<String> names() {
        return new ArrayList<>(byName.keySet());
    }

    /** Returns the solver that chooses by size. */
    public LpSolver auto() {
        return named(AUTO);
    }

    /** Returns the search for whole values, which finds nothing where the native library is missing. */
    public WholeSolver whole() {
        return whole;
    }

    /**
     * Returns a solver.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public LpSolver named(String name) {
        LpSolver solver = byName.get(name);
        if (solver == null) {
            throw new IllegalArgumentException("there is no engine " + name + ", engines are " + names());
        }
        return solver;
    }
}
