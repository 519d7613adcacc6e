package io.podium.optimizer.highs;

import io.podium.domain.optimization.LinearProgram;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bases of the last optima, from which the next solve of a like program starts. They are matched by the names of
 * variables and rows, so they also serve a program in which some have come or gone. Kept in memory only: a new process
 * starts cold.
 */
final class BasisMemory {

    /** Least share of variables and rows that must be known. */
    private static final double LEAST_KNOWN = 0.7;

    /** Programs of several kinds are solved by turns: plans, ranges of their prices, programs of callers. */
    private static final int MOST_KEPT = 3;

    private final int mostNames;
    private final boolean recalls;
    private final Deque<Kept> newestFirst;

    private record Kept(List<String> variables, List<String> rows, Basis basis) {

        boolean isOf(LinearProgram program) {
            return variables.equals(program.variableNames()) && rows.equals(program.rowNames());
        }
    }

    /** @param mostNames variables and rows of all programs whose bases are kept, together */
    BasisMemory(int mostNames) {
        this(mostNames, true, new ArrayDeque<>());
    }

    private BasisMemory(int mostNames, boolean recalls, Deque<Kept> newestFirst) {
        this.mostNames = mostNames;
        this.recalls = recalls;
        this.newestFirst = newestFirst;
    }

    /** Returns the same memory for those who start cold: what they keep, others recall. */
    BasisMemory forgetful() {
        return new BasisMemory(mostNames, false, newestFirst);
    }

    /** Returns a memory that forgets everything. */
    static BasisMemory none() {
        return new BasisMemory(0);
    }

    void keep(LinearProgram program, Basis basis) {
        if ((long) program.variableCount() + program.rowCount() > mostNames) {
            return;
        }
        synchronized (newestFirst) {
            newestFirst.removeIf(kept -> kept.isOf(program));
            newestFirst.addFirst(new Kept(program.variableNames(), program.rowNames(), basis));
            while (newestFirst.size() > MOST_KEPT || names() > mostNames) {
                newestFirst.removeLast();
            }
        }
    }

    private long names() {
        return newestFirst.stream()
                .mapToLong(kept -> (long) kept.variables().size() + kept.rows().size())
                .sum();
    }

    Optional<Basis> recall(LinearProgram program) {
        if (!recalls) {
            return Optional.empty();
        }
        List<Kept> candidates;
        synchronized (newestFirst) {
            candidates = List.copyOf(newestFirst);
        }
        for (Kept kept : candidates) {
            if (kept.isOf(program)) {
                return Optional.of(kept.basis());
            }
        }
        for (Kept kept : candidates) {
            int[] columns = matched(kept.variables(), kept.basis().columns(), program.variableNames(), Basis.NOT_BASIC);
            int[] rows = matched(kept.rows(), kept.basis().rows(), program.rowNames(), Basis.BASIC);
            if (columns.length > 0 && rows.length > 0) {
                return Optional.of(new Basis(columns, rows));
            }
        }
        return Optional.empty();
    }

    /** Returns the states of the names asked for, or nothing if too few are known. */
    private static int[] matched(List<String> known, int[] states, List<String> asked, int unknown) {
        if (Math.min(known.size(), asked.size()) < LEAST_KNOWN * Math.max(known.size(), asked.size())) {
            return new int[0];
        }
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
