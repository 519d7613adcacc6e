package io.podium.local.benchmark;

import io.podium.domain.optimization.LinearProgram;
import io.podium.lambda.json.Json;
import io.podium.optimizer.mps.MpsWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** HiGHS on its own, in a Python process with the package {@code highspy}, on the same program by way of an MPS file. */
final class NativeHighs {

    /** Reads the file, then solves it {@code n} times with the defaults of HiGHS; only the solve is timed. */
    private static final String SCRIPT = """
            import highspy, json, sys, time
            best, cpu = 1e99, 1e99
            for _ in range(int(sys.argv[2])):
                h = highspy.Highs()
                h.silent()
                h.readModel(sys.argv[1])
                wall, used = time.perf_counter(), time.process_time()
                h.run()
                best = min(best, time.perf_counter() - wall)
                cpu = min(cpu, time.process_time() - used)
            print(json.dumps({"version": h.version(), "seconds": best, "cpu": cpu,
                              "status": h.modelStatusToString(h.getModelStatus()),
                              "objective": h.getInfo().objective_function_value}))
            """;

    private final String python;

    NativeHighs(String python) {
        this.python = python;
    }

    /**
     * What it said.
     *
     * @param version of HiGHS
     * @param seconds best time of a solve
     * @param cpuSeconds least processor time of a solve
     * @param objective the optimum
     */
    record Answer(String version, double seconds, double cpuSeconds, double objective) {}

    /**
     * Solves a program.
     *
     * @param times how often
     * @throws IOException if Python or its package is missing, or it found no optimum
     */
    Answer solve(LinearProgram program, int times) throws IOException, InterruptedException {
        Path file = Files.createTempFile("podium-benchmark", ".mps");
        try {
            try (Writer writer = Files.newBufferedWriter(file)) {
                MpsWriter.write(program, writer);
            }
            Map<String, Object> said = Json.parseObject(run(file, times));
            if (!"Optimal".equals(said.get("status"))) {
                throw new IOException("native HiGHS ended as " + said.get("status"));
            }
            return new Answer(
                    String.valueOf(said.get("version")),
                    number(said, "seconds"),
                    number(said, "cpu"),
                    number(said, "objective"));
        } finally {
            Files.delete(file);
        }
    }

    private String run(Path file, int times) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(python, "-c", SCRIPT, file.toString(), String.valueOf(times)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(python + " ended with " + code + ". Maybe run: pip install highspy");
            }
            return text.substring(text.indexOf('{'));
        }
    }

    private static double number(Map<String, Object> said, String name) {
        return said.get(name) instanceof Number value ? value.doubleValue() : Double.NaN;
    }
}
