package io.podium.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.local.template.FunctionDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processor time of every packaged function from the start of its process to its first response, without a snapshot,
 * beside that of a function that does nothing but get an item. No test: run by name. {@code -Dcold.starts=N} starts each N
 * times, in turn with the bare one, and the median counts; {@code -Dcold.json=FILE} writes the figures there.
 */
class ColdStartBenchmark {
    private static final int STARTS = Integer.getInteger("cold.starts", 5);

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void measure() throws Exception {
        StandIns aws = new StandIns(Archives.project("template.yaml"));
        try {
            environment.putAll(aws.environment());
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
            FunctionDefinition first = aws.template().functions().get(0);
            FunctionDefinition bare = new FunctionDefinition(
                    "Bare",
                    first.aliasArn(),
                    BareHandler.class.getName(),
                    first.timeout(),
                    first.memoryMegabytes(),
                    first.environment(),
                    List.of(),
                    List.of(),
                    List.of());
            Path bareArtifact = bare();
            List<Long> least = new ArrayList<>();
            Map<String, Long> medians = new LinkedHashMap<>();
            Map<String, String> events = new LinkedHashMap<>();
            for (String event : EventFiles.names()) {
                events.putIfAbsent(EventFiles.function(event, aws.template()).id(), event);
            }
            for (Map.Entry<String, String> each : events.entrySet()) {
                FunctionDefinition function = EventFiles.function(each.getValue(), aws.template());
                Path artifact = Archives.unpack(function.handler(), folder);
                byte[] input = Files.readAllBytes(Archives.project("events/" + each.getValue() + ".json"));
                List<Long> starts = new ArrayList<>();
                for (int start = 0; start < STARTS; start++) {
                    least.add(millis(bare, bareArtifact, "{}".getBytes(StandardCharsets.UTF_8)));
                    starts.add(millis(function, artifact, input));
                }
                medians.put(each.getKey(), median(starts));
            }
            tell(medians, median(least));
            assertThat(medians).hasSize(aws.template().functions().size());
        } finally {
            aws.stop();
        }
    }

    /** The same SDK and nothing of Podium's. */
    private Path bare() throws IOException {
        Path functions = Archives.unpack("io.podium.lambda.A", folder);
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Path lib = Files.createDirectories(bare.resolve("lib"));
        try (Stream<Path> jars = Files.list(functions.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                if (!jar.getFileName().toString().startsWith("podium-")) {
                    Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toAbsolutePath());
                }
            }
        }
        String name = BareHandler.class.getName().replace('.', '/') + ".class";
        Path file = bare.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (var code =
                Objects.requireNonNull(BareHandler.class.getClassLoader().getResourceAsStream(name))) {
            Files.copy(code, file);
        }
        return bare;
    }

    private long millis(FunctionDefinition function, Path artifact, byte[] input) throws Exception {
        try (RuntimeProcess process = RuntimeProcess.start(function, artifact, folder, environment)) {
            RuntimeApi.Outcome outcome = process.api().invoke(input);
            long millis = process.cpu().toMillis();
            assertThat(outcome)
                    .as(function.id() + ": " + process.printed())
                    .isInstanceOf(RuntimeApi.Outcome.Answer.class);
            return millis;
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Map<String, Object> row(String name, long millis, long least) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("function", name);
        row.put("cpuMillis", millis);
        row.put("ratio", Math.round(100.0 * millis / least) / 100.0);
        return row;
    }

    private static void tell(Map<String, Long> medians, long least) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("bare minimum", least, least));
        medians.forEach((name, millis) -> rows.add(row(name, millis, least)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("starts", (long) STARTS);
        tree.put("functionsBytes", Archives.of("io.podium.lambda.A").toFile().length());
        tree.put("optimizerBytes", Archives.of("io.podium.optimizer.A").toFile().length());
        tree.put("rows", rows);
        String json = System.getProperty("cold.json");
        if (json != null) {
            Files.writeString(Path.of(json), Json.write(tree));
        }
        System.out.println(Json.write(tree));
    }
}
