package io.podium.local.benchmark;

import io.podium.domain.optimization.AllocationModel;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.solver.Solvers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every engine on small programs, which shows from what size on the native one is worth it.
 *
 * @param lines a table in Markdown
 * @param tree the figures as plain trees
 */
public record EngineBenchmark(List<String> lines, List<Map<String, Object>> tree) {

    private static final List<BenchmarkSize> SIZES =
            List.of("A10x2", "A20x3", "A30x4", "A50x4", "B50x4", "A70x5", "A100x5", "B100x5", "A150x6").stream()
                    .map(BenchmarkSize::of)
                    .toList();
    private static final List<String> ENGINES = List.of("commons-math", "ortools");

    public EngineBenchmark {
        lines = List.copyOf(lines);
        tree = List.copyOf(tree);
    }

    /** Measures; of each engine the first solve and the best of several. */
    public static EngineBenchmark of(HighsLibrary library, int repeat) {
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> tree = new ArrayList<>();
        for (BenchmarkSize size : SIZES) {
            List<String> row = new ArrayList<>();
            Map<String, Object> object = new LinkedHashMap<>();
            LinearProgram program = AllocationModel.of(size.allocations().problem(size.services(), size.pools(), 7))
                    .program();
            long cells = (long) program.rowCount() * program.variableCount();
            row.addAll(List.of(size.text(), String.valueOf(cells)));
            object.put("name", size.text());
            object.put("cells", cells);
            for (String engine : ENGINES) {
                double first = seconds(library, engine, program);
                double best = first;
                for (int time = 1; time < repeat; time++) {
                    best = Math.min(best, seconds(library, engine, program));
                }
                row.add(BenchmarkText.seconds(first));
                row.add(BenchmarkText.seconds(best));
                object.put(engine + "FirstSeconds", first);
                object.put(engine + "BestSeconds", best);
            }
            rows.add(row);
            tree.add(object);
        }
        return new EngineBenchmark(BenchmarkText.table(header(), rows), tree);
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("program", "rows x variables"));
        ENGINES.forEach(engine -> header.addAll(List.of(engine + ", first", engine + ", best")));
        return header;
    }

    private static double seconds(HighsLibrary library, String engine, LinearProgram program) {
        // A new one each time, so that none starts from the basis of the last.
        Solvers solvers = new Solvers(() -> library, warning -> {});
        long begun = System.nanoTime();
        LpResult result = solvers.named(engine).solve(program, SolveLimits.SMALL);
        if (result instanceof LpResult.Optimal) {
            return (System.nanoTime() - begun) * 1e-9;
        }
        throw new IllegalStateException(engine + ": " + result.words());
    }
}
