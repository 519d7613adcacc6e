package io.podium.optimizer.highs;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.optimization.WholeSolver;
import java.time.Duration;
import java.util.Optional;

/** HiGHS's branch and cut, started from a known point, for as long as a plan may wait for it. */
public final class HighsWholeSolver implements WholeSolver {

    /** Variables of the largest program that is tried: beyond, the time does not suffice for the first relaxation. */
    private static final int MOST_VARIABLES = 50_000;

    private static final Duration TIME = Duration.ofMillis(500);
    private static final HighsMethod METHOD = new HighsMethod("choose", true, 1e-7);

    /** The search ends when the best point is proved to be within this share of the best possible. */
    private static final double GAP = 1e-4;

    private final HighsApi api;

    private final SolveLimits limits;

    /** Creates a solver that searches for half a second. */
    public HighsWholeSolver(HighsLibrary.Loaded library) {
        this(library, TIME);
    }

    /**
     * Creates a solver.
     *
     * @param time longest search
     */
    public HighsWholeSolver(HighsLibrary.Loaded library, Duration time) {
        this.api = library.api();
        this.limits = new SolveLimits(Integer.MAX_VALUE, time, Long.MAX_VALUE);
    }

    @Override
    public Optional<double[]> improve(LinearProgram program, boolean[] whole, double[] start) {
        if (program.variableCount() > MOST_VARIABLES) {
            return Optional.empty();
        }
        ModelArrays arrays = new ModelArrays(program.withScaledRows());
        try (HighsModel model = new HighsModel(api, arrays)) {
            model.set(METHOD, limits);
            model.setGap(GAP);
            if (!model.pass() || !model.makeWhole(whole)) {
                return Optional.empty();
            }
            model.startAt(start);
            HighsStatus status = model.run();
            boolean ended = status == HighsStatus.OPTIMAL || status == HighsStatus.TIME_LIMIT;
            return ended && model.hasPoint() ? Optional.of(model.solution().x()) : Optional.empty();
        }
    }
}
