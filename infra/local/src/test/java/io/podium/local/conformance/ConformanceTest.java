package io.podium.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.json.Json;
import io.podium.lambda.wiring.Platform;
import io.podium.local.conformance.RuntimeApi.Outcome;
import io.podium.local.template.FunctionDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged functions, each in a process of its own under AWS's runtime client, against emulators of DynamoDB and SQS,
 * answer every file of {@code events/} as the same handlers do in this process against memory.
 */
class ConformanceTest {

    @TempDir
    private static Path folder;

    private static StandIns aws;
    private static final Platform MEMORY = new InProcess();
    private static final Map<String, RuntimeProcess> PROCESSES = new HashMap<>();
    private static final Map<String, JsonHandler> HANDLERS = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "AWS's runtime client runs on Linux only");
        assumeTrue(
                Archives.missing().isEmpty(), () -> "nothing was packaged at " + Archives.missing() + ": mvn verify");
        aws = new StandIns(Archives.project("template.yaml"));
    }

    @AfterAll
    static void stop() throws Exception {
        PROCESSES.values().forEach(RuntimeProcess::close);
        if (aws != null) {
            aws.stop();
        }
    }

    @Test
    void everyEventIsAnsweredAsInThisProcess() throws Exception {
        List<String> events = EventFiles.names();
        SoftAssertions all = new SoftAssertions();
        for (String event : events) {
            byte[] input = Files.readAllBytes(Archives.project("events/" + event + ".json"));
            FunctionDefinition function = EventFiles.function(event, aws.template());

            Outcome outcome = process(function).api().invoke(input);

            all.assertThat(shown(outcome))
                    .as("%s; it printed: %s", event, process(function).printed())
                    .isEqualTo(shown(inProcess(function, input)));
        }
        all.assertAll();
        assertThat(PROCESSES.keySet())
                .as("every function has an event")
                .hasSize(aws.template().functions().size());
    }

    @Test
    void everyFunctionIsPrimedBeforeItsSnapshotWithoutCallingAnything() throws Exception {
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.replaceAll((name, uri) -> "http://localhost:1");
        SoftAssertions all = new SoftAssertions();
        for (FunctionDefinition function : aws.template().functions()) {
            Path artifact = Archives.unpack(function.handler(), folder);
            try (RuntimeProcess process = RuntimeProcess.start(function, artifact, folder, environment)) {
                process.api().restore();
                all.assertThat(process.printed())
                        .as(function.id())
                        .containsOnlyOnce("\"message\":\"primed\"")
                        .doesNotContain("WARN", "ERROR");
            }
        }
        all.assertAll();
    }

    @Test
    void withoutASnapshotNothingIsPrimedAndTheAnswersAreTheSame() throws Exception {
        byte[] input = Files.readAllBytes(Archives.project("events/status-metrics.json"));
        FunctionDefinition function = EventFiles.function("status-metrics", aws.template());
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        Path artifact = Archives.unpack(function.handler(), folder);
        try (RuntimeProcess process = RuntimeProcess.start(function, artifact, folder, environment)) {
            Outcome cold = process.api().invoke(input);

            assertThat(shown(cold)).isEqualTo(shown(process(function).api().invoke(input)));
            assertThat(process.printed()).doesNotContain("primed");
            assertThat(process(function).printed()).contains("primed");
        }
    }

    @Test
    void failuresHaveTheNamesThatTheStateMachineKnowsThemBy() throws Exception {
        byte[] input = "{\"services\":[{\"serviceId\":\"x y\"}]}".getBytes(StandardCharsets.UTF_8);
        FunctionDefinition function = EventFiles.function("register-step", aws.template());

        Outcome outcome = process(function).api().invoke(input);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failure.class, failure -> {
            assertThat(failure.type()).isEqualTo("io.podium.domain.InvalidInputException");
            assertThat(failure.message()).contains("serviceId");
        });
        assertThat(outcome).isEqualTo(inProcess(function, input));
    }

    @Test
    void aFunctionWithoutItsEnvironmentSaysWhatItLacks() throws Exception {
        FunctionDefinition function = EventFiles.function("register-step", aws.template());
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("PODIUM_TASKS_TABLE", "");
        Path artifact = Archives.unpack(function.handler(), folder);
        try (RuntimeProcess process = RuntimeProcess.start(function, artifact, folder, environment)) {
            assertThat(process.api().outcome())
                    .isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.message())
                            .contains("PODIUM_TASKS_TABLE"));
        }
    }

    private static RuntimeProcess process(FunctionDefinition function) throws Exception {
        RuntimeProcess running = PROCESSES.get(function.id());
        if (running != null) {
            return running;
        }
        Path artifact = Archives.unpack(function.handler(), folder);
        RuntimeProcess started = RuntimeProcess.start(function, artifact, folder, aws.environment());
        PROCESSES.put(function.id(), started);
        started.api().restore();
        return started;
    }

    private static Outcome inProcess(FunctionDefinition function, byte[] input) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            handler(function).handleRequest(new ByteArrayInputStream(input), output, null);
            return new Outcome.Answer(output.toString(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return new Outcome.Failure(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }

    private static JsonHandler handler(FunctionDefinition function) {
        return HANDLERS.computeIfAbsent(function.handler(), name -> {
            try {
                return Class.forName(name)
                        .asSubclass(JsonHandler.class)
                        .getConstructor(Platform.class)
                        .newInstance(MEMORY);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(name, e);
            }
        });
    }

    private static String shown(Outcome outcome) {
        if (outcome instanceof Outcome.Answer answer) {
            return String.valueOf(Masked.tree(Json.parse(answer.body())));
        }
        return Objects.requireNonNull(outcome).toString();
    }
}
