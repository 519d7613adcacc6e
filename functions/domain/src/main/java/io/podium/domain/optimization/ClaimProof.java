package io.podium.domain.optimization;

import java.util.List;
import java.util.Optional;

/** Proves or refuses an engine's claim that a program has no optimum. */
final class ClaimProof {

    /** Least violation, in scaled units and relative to the largest right-hand side, that counts as one. */
    private static final double LEAST = 1e-7;

    private static final int NAMED = 3;

    private final LpEngine engine;
    private final TimeLeft time;

    ClaimProof(LpEngine engine, TimeLeft time) {
        this.engine = engine;
        this.time = time;
    }

    LpResult ofInfeasibility(LinearProgram program) {
        LinearProgram scaled = Scaling.of(program).applyTo(program);
        ElasticProgram elastic = ElasticProgram.of(scaled);
        Optional<double[]> solution = proved(elastic.program());
        if (solution.isEmpty()) {
            return trouble("infeasible");
        }
        if (elastic.program().objectiveAt(solution.get()) <= LEAST) {
            return new LpResult.NumericalTrouble(
                    engine.name() + " called a program infeasible that has a feasible point");
        }
        List<Integer> broken = elastic.broken(solution.get(), LEAST / 10);
        return new LpResult.Infeasible("no point meets all rows and bounds; the smallest relaxation breaks "
                + named(broken.stream().map(program::rowName).toList(), "row"));
    }

    LpResult ofUnboundedness(LinearProgram program) {
        LinearProgram scaled = Scaling.of(program).applyTo(program);
        LinearProgram rays = RayProgram.of(scaled);
        ElasticProgram elastic = ElasticProgram.of(scaled);
        Optional<double[]> ray = proved(rays);
        Optional<double[]> point = proved(elastic.program());
        if (ray.isEmpty() || point.isEmpty()) {
            return trouble("unbounded");
        }
        if (program.sign() * rays.objectiveAt(ray.get()) >= -LEAST) {
            return new LpResult.NumericalTrouble(
                    engine.name() + " called a program unbounded whose objective cannot improve without end");
        }
        if (elastic.program().objectiveAt(point.get()) > LEAST) {
            return ofInfeasibility(program);
        }
        return new LpResult.Unbounded("the objective improves without end along "
                + named(RayProgram.moving(program, ray.get(), NAMED), "variable"));
    }

    private Optional<double[]> proved(LinearProgram program) {
        Optional<SolveLimits> left = time.forNext();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        ScaledSolve solve = ScaledSolve.run(engine, program, left.get());
        return solve.answer() instanceof EngineAnswer.Candidate candidate
                        && solve.certificate(program, candidate).holds()
                ? Optional.of(candidate.x())
                : Optional.empty();
    }

    private LpResult trouble(String claim) {
        return new LpResult.NumericalTrouble(engine.name() + " called a program " + claim + " and could not prove it");
    }

    private static String named(List<String> names, String what) {
        List<String> shown = names.subList(0, Math.min(NAMED, names.size()));
        int more = names.size() - shown.size();
        return (names.size() == 1 ? what + " " : what + "s ")
                + String.join(", ", shown)
                + (more == 0 ? "" : " and " + more + " more");
    }
}
