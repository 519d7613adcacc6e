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
public final class NativeHighs {

    /** The release that OR-Tools' own HiGHS is compared with. */
    private static final String HINT = "Maybe run: python3 -m venv DIR && DIR/bin/pip install highspy==1.12.0,"
            + " and give --python DIR/bin/python";

    /**
     * Reads the file, then solves it {@code n} times, or until 10 s have gone by, with the defaults of HiGHS; only the
     * solve is timed.
     */
    private static final String SCRIPT = """
            import highspy, json, sys, time
            best, cpu, spent = 1e99, 1e99, 0
            for _ in range(int(sys.argv[2])):
                if spent > 10:
                    break
                h = highspy.Highs()
                h.silent()
                h.readModel(sys.argv[1])
                wall, used = time.perf_counter(), time.process_time()
                h.run()
                took = time.perf_counter() - wall
                best, spent = min(best, took), spent + took
                cpu = min(cpu, time.process_time() - used)
            print(json.dumps({"version": h.version(), "seconds": best, "cpu": cpu,
                              "status": h.modelStatusToString(h.getModelStatus()),
                              "objective": h.getInfo().objective_function_value}))
            """;

    private final String python;

    private NativeHighs(String python) {
        this.python = python;
    }

    /**
     * Looks for HiGHS.
     *
     * @param python a Python with the package {@code highspy}
     * @throws IOException if it cannot be started, or has no such package; the message says what to do
     */
    public static NativeHighs of(String python) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(python, "-c", "import highspy")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException(python + " cannot be started. " + HINT, e);
        }
        try (InputStream output = process.getInputStream()) {
            output.readAllBytes();
        }
        if (process.waitFor() != 0) {
            throw new IOException(python + " has no package highspy. " + HINT);
        }
        return new NativeHighs(python);
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
                throw new IOException(python + " ended with " + code);
            }
            return text.substring(text.indexOf('{'));
        }
    }

    private static double number(Map<String, Object> said, String name) {
        return said.get(name) instanceof Number value ? value.doubleValue() : Double.NaN;
    }
}
