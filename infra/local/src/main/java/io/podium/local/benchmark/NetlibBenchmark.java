package io.podium.local.benchmark;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.mps.MpsReader;
import io.podium.optimizer.solver.Solvers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Programs with published optima, solved by every engine.
 *
 * @param lines a table in Markdown
 * @param tree the figures as plain trees
 */
public record NetlibBenchmark(List<String> lines, List<Map<String, Object>> tree) {

    private static final List<String> HEADER =
            List.of("program", "engine", "published", "objective", "relative error", "iterations", "seconds");

    public NetlibBenchmark {
        lines = List.copyOf(lines);
        tree = List.copyOf(tree);
    }

    /**
     * Solves what {@code optima.csv} in a folder lists: file, optimum, and further columns that are ignored.
     *
     * @throws IOException if a file cannot be read
     */
    public static NetlibBenchmark of(Path folder, HighsLibrary library) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> tree = new ArrayList<>();
        List<String> listed = Files.readAllLines(folder.resolve("optima.csv"));
        for (String line : listed.subList(1, listed.size())) {
            String[] cells = line.split(",", -1);
            double published = Double.parseDouble(cells[1]);
            LinearProgram program =
                    MpsReader.read(Files.readString(folder.resolve(cells[0]))).program();
            for (String engine : new Solvers(() -> library, warning -> {}).names()) {
                // A new one each time, so that none starts from the basis of the last.
                Solvers solvers = new Solvers(() -> library, warning -> {});
                Solved solved = Solved.by(solvers, engine, program, published);
                rows.add(List.of(
                        cells[0],
                        engine,
                        cells[1],
                        solved.words,
                        String.format(Locale.ROOT, "%.1e", solved.error),
                        String.valueOf(solved.iterations),
                        BenchmarkText.seconds(solved.seconds)));
                tree.add(solved.tree(cells[0], engine, published));
            }
        }
        return new NetlibBenchmark(BenchmarkText.table(HEADER, rows), tree);
    }

    private record Solved(String words, double objective, double error, int iterations, double seconds) {

        static Solved by(Solvers solvers, String engine, LinearProgram program, double published) {
            long begun = System.nanoTime();
            LpResult result = solvers.named(engine).solve(program, SolveLimits.SMALL);
            double seconds = (System.nanoTime() - begun) * 1e-9;
            return result instanceof LpResult.Optimal optimal
                    ? new Solved(
                            String.format(Locale.ROOT, "%.10E", optimal.objective()),
                            optimal.objective(),
                            Math.abs(optimal.objective() - published) / Math.abs(published),
                            optimal.iterations(),
                            seconds)
                    : new Solved(result.words(), Double.NaN, Double.NaN, -1, seconds);
        }

        Map<String, Object> tree(String name, String engine, double published) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", name);
            tree.put("engine", engine);
            tree.put("published", published);
            if (Double.isNaN(objective)) {
                tree.put("failure", words);
            } else {
                tree.put("objective", objective);
                tree.put("relativeError", error);
            }
            tree.put("seconds", seconds);
            return tree;
        }
    }
}
