package io.podium.local.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The artifacts that are deployed, where the build has made them. */
final class Archives {
    private static final Path PROJECT = project();

    private Archives() {}

    static Path project(String file) {
        return PROJECT.resolve(file);
    }

    static Path of(String handler) {
        return handler.startsWith("io.podium.optimizer.")
                ? project("functions/optimizer/target/podium-optimizer.zip")
                : project("functions/lambda/target/podium-functions.zip");
    }

    /** Returns those that are missing, because nothing was packaged. */
    static List<Path> missing() {
        return List.of(of("io.podium.optimizer.A"), of("io.podium.lambda.A")).stream()
                .filter(file -> !Files.isRegularFile(file))
                .toList();
    }

    /** Unpacks the artifact of a handler, once into each folder, and returns where. */
    static Path unpack(String handler, Path folder) throws IOException {
        Path archive = of(handler);
        Path target = folder.resolve(archive.getFileName().toString().replace(".zip", ""));
        if (Files.exists(target)) {
            return target;
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : Objects.requireNonNull(file.getParent()));
                if (!entry.isDirectory()) {
                    Files.copy(zip, file);
                }
            }
        }
        return target;
    }

    private static Path project() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("template.yaml"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "no template.yaml above the working directory");
    }
}
