package io.podium.local.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A stack in a process of its own, which can be killed. */
final class StackProcess implements AutoCloseable {
    private static final String UP = "Podium is up at ";

    private final Process process;
    private final URI uri;

    private StackProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * How to start one.
     *
     * @param main the class of the command line
     * @param home where the template is
     * @param data what is kept
     * @param speed virtual seconds in a real one
     */
    record Setup(String main, Path home, Path data, double speed) {}

    /**
     * Starts one and waits until it is up.
     *
     * @throws IOException if it ends before
     */
    static StackProcess start(Setup setup) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-Dpodium.home=" + setup.home(),
                        "-cp",
                        Objects.requireNonNull(System.getProperty("java.class.path")),
                        setup.main(),
                        "local",
                        "--port",
                        "0",
                        "--speed",
                        Double.toString(setup.speed()),
                        "--data",
                        setup.data().toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        setup.data().resolveSibling("stack.log").toFile()))
                .start();
        // It stays open: what the process writes later goes nowhere, and is little.
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(UP)) {
                return new StackProcess(process, URI.create(line.substring(UP.length())));
            }
        }
        throw new IOException("the stack has ended before it was up; its errors are in "
                + setup.data().resolveSibling("stack.log"));
    }

    URI uri() {
        return uri;
    }

    /** Ends it as {@code kill -9} does: nothing of it runs any more. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
