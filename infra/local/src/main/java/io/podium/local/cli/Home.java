package io.podium.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ExitCode;

/**
 * The directory of the project, which holds {@code template.yaml} and {@code events}.
 *
 * @param directory the directory
 */
record Home(Path directory) {

    /**
     * Finds it: what the launcher says in the property {@code podium.home}, else the working directory or the nearest
     * one above it that has a template.
     *
     * @throws CommandFailure if there is none
     */
    static Home find() {
        String told = System.getProperty("podium.home");
        Path from = Path.of(told == null ? "" : told).toAbsolutePath().normalize();
        for (Path path = from; path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("template.yaml"))) {
                return new Home(path);
            }
        }
        throw new CommandFailure(
                "there is no template.yaml in " + from + " or above. Maybe start with infra/podium.", ExitCode.USAGE);
    }

    Path template() {
        return directory.resolve("template.yaml");
    }

    Path demo() {
        return directory.resolve("events").resolve("demo");
    }

    Path workload() {
        return directory.resolve("events").resolve("workload.csv");
    }
}
