package io.podium.optimizer.highs;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The native library of this platform, or why it is missing. It stands on the class path where OR-Tools' own archives
 * have it: as a file in the function, from where it is loaded as it is, or inside an archive, from where it is copied to a
 * temporary file first.
 */
public sealed interface HighsLibrary {

    /** The library is loaded. */
    record Loaded(HighsApi api, String version) implements HighsLibrary {}

    /**
     * There is no library that could be loaded.
     *
     * @param words why, in a sentence without a full stop
     */
    record Missing(String words) implements HighsLibrary {}

    /** Loads the library of this platform; never throws. */
    static HighsLibrary load() {
        return load(HighsLibrary.class.getClassLoader());
    }

    /** Loads the library from a class path; never throws. */
    static HighsLibrary load(ClassLoader classPath) {
        try {
            String resource = resource();
            URL place = classPath.getResource(resource);
            if (place == null) {
                return new Missing("there is no " + resource + " on the class path");
            }
            HighsApi api = Native.load(file(place).toString(), HighsApi.class);
            return new Loaded(api, api.Highs_version());
        } catch (IOException | URISyntaxException | LinkageError | UnsupportedOperationException e) {
            return new Missing("the native library cannot be loaded: " + e);
        }
    }

    private static String resource() {
        String name = Platform.isWindows() ? "highs.dll" : Platform.isMac() ? "libhighs.1.dylib" : "libhighs.so.1";
        return "ortools-" + Platform.RESOURCE_PREFIX + "/" + name;
    }

    private static Path file(URL place) throws IOException, URISyntaxException {
        if (place.getProtocol().equals("file")) {
            return Path.of(new URI(place.toString()));
        }
        Path copy = Files.createTempFile("podium-highs", ".lib");
        copy.toFile().deleteOnExit();
        try (InputStream content = place.openStream()) {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
