package io.podium.local.conformance;

import io.podium.local.template.FunctionDefinition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A function in a process of its own, as Lambda runs it: AWS's runtime client is the program, the unpacked artifact is the
 * working directory, and nothing else is on the class path.
 */
final class RuntimeProcess implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final List<String> PARTS_OF_THE_CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client-",
            "aws-lambda-java-core-",
            "aws-lambda-java-serialization-",
            "utils-lite-",
            "annotations-2");

    private final RuntimeApi api;
    private final Process process;
    private final Path output;

    private RuntimeProcess(RuntimeApi api, Process process, Path output) {
        this.api = api;
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a function and takes it through a snapshot.
     *
     * @param artifact the unpacked artifact
     * @param environment what it has beside what the template says
     */
    static RuntimeProcess start(
            FunctionDefinition function, Path artifact, Path folder, Map<String, String> environment)
            throws IOException {
        RuntimeApi api = new RuntimeApi(function.aliasArn());
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost sync-localhost\n");
        Path output = Files.createTempFile(folder, function.id(), ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // As Lambda's runtime does, so that hooks of org.crac are those of its client.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                // The SDK puts "sync-" before the host of a synchronous execution.
                "-Djdk.net.hosts.file=" + hosts));
        if (Runtime.version().feature() >= 17) {
            command.add("--add-opens=java.base/java.io=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), CLIENT, function.handler()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(artifact.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(function.environment());
        builder.environment().putAll(lambdaEnvironment(function, api));
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        return new RuntimeProcess(api, builder.start(), output);
    }

    private static Map<String, String> lambdaEnvironment(FunctionDefinition function, RuntimeApi api) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                "AWS_LAMBDA_FUNCTION_NAME", function.id(),
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()),
                "AWS_LAMBDA_LOG_FORMAT", "JSON",
                "_HANDLER", function.handler(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local");
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> PARTS_OF_THE_CLIENT.stream()
                        .anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }

    RuntimeApi api() {
        return api;
    }

    /** Returns the processor time of the process until now, all its threads', to a hundredth of a second. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns what the function has printed. */
    String printed() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
