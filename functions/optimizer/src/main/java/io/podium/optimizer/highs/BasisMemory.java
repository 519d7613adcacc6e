package io.podium.optimizer.highs;

import io.podium.domain.optimization.LinearProgram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The basis of the last optimum, from which the next solve of a like program starts. It is matched by the names of
 * variables and rows, so it also serves a program in which some have come or gone. Kept in memory only: a new process
 * starts cold.
 */
final class BasisMemory {

    /** Least share of variables and rows that must be known. */
    private static final double LEAST_KNOWN = 0.7;

    private final int mostNames;
    private final AtomicReference<@Nullable Kept> last = new AtomicReference<>();

    private record Kept(List<String> variables, List<String> rows, Basis basis) {}

    /** @param mostNames variables and rows of the largest program whose basis is kept */
    BasisMemory(int mostNames) {
        this.mostNames = mostNames;
    }

    /** Returns a memory that forgets everything. */
    static BasisMemory none() {
        return new BasisMemory(0);
    }

    void keep(LinearProgram program, Basis basis) {
        if ((long) program.variableCount() + program.rowCount() <= mostNames) {
            last.set(new Kept(program.variableNames(), program.rowNames(), basis));
        }
    }

    Optional<Basis> recall(LinearProgram program) {
        Kept kept = last.get();
        if (kept == null) {
            return Optional.empty();
        }
        if (kept.variables().equals(program.variableNames()) && kept.rows().equals(program.rowNames())) {
            return Optional.of(kept.basis());
        }
        int[] columns = matched(kept.variables(), kept.basis().columns(), program.variableNames(), Basis.NOT_BASIC);
        int[] rows = matched(kept.rows(), kept.basis().rows(), program.rowNames(), Basis.BASIC);
        return columns.length == 0 || rows.length == 0 ? Optional.empty() : Optional.of(new Basis(columns, rows));
    }

    /** Returns the states of the names asked for, or nothing if too few are known. */
    private static int[] matched(List<String> known, int[] states, List<String> asked, int unknown) {
        Map<String, Integer> stateByName = new HashMap<>(known.size() * 2);
        for (int at = 0; at < states.length; at++) {
            stateByName.put(known.get(at), states[at]);
        }
        int[] found = new int[asked.size()];
        Arrays.setAll(found, at -> stateByName.getOrDefault(asked.get(at), -1));
        long hits = Arrays.stream(found).filter(state -> state >= 0).count();
        if (hits < LEAST_KNOWN * found.length) {
            return new int[0];
        }
        return Arrays.stream(found).map(state -> state < 0 ? unknown : state).toArray();
    }
}
