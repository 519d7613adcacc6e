package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Platform;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighsLibraryTest {

    @TempDir
    private Path folder;

    @Test
    void libraryOfThisPlatformIsLoaded() {
        assertThat(HighsLibrary.load())
                .isInstanceOfSatisfying(HighsLibrary.Loaded.class, loaded -> assertThat(loaded.version())
                        .matches("\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void classPathWithoutTheLibraryIsAnAnswer() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThat(HighsLibrary.load(empty))
                    .isInstanceOfSatisfying(HighsLibrary.Missing.class, missing -> assertThat(missing.words())
                            .contains("ortools-" + Platform.RESOURCE_PREFIX));
        }
    }

    @Test
    void fileThatIsNoLibraryIsAnAnswer() throws IOException {
        Path place = Files.createDirectories(folder.resolve("ortools-" + Platform.RESOURCE_PREFIX));
        for (String name : new String[] {"libhighs.so.1", "libhighs.1.dylib", "highs.dll"}) {
            Files.writeString(place.resolve(name), "not a library");
        }
        try (URLClassLoader broken =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(HighsLibrary.load(broken))
                    .isInstanceOfSatisfying(HighsLibrary.Missing.class, missing -> assertThat(missing.words())
                            .contains("cannot be loaded"));
        }
    }
}
