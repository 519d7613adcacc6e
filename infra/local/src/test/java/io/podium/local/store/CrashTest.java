package io.podium.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.store.Item;
import io.podium.domain.store.ItemStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    @Test
    void aKilledProcessLosesNoWriteThatWasAnswered(@TempDir Path directory) throws Exception {
        List<Item> answered = new ArrayList<>();
        for (int run = 1; run <= 3; run++) {
            answered.addAll(writeUntilKilled(directory, "run" + run, 400 * run));

            try (H2Database database = H2Database.open(directory)) {
                ItemStore store = database.store("sequences");
                for (Item item : answered) {
                    assertThat(store.get(item.key())).contains(item);
                }
            }
        }
        assertThat(answered).extracting(item -> item.key().partition()).contains("run1-single", "run3-batch");
    }

    /** Kills the process after so many answers, and returns all that it gave before it was dead. */
    private static List<Item> writeUntilKilled(Path directory, String run, int answers) throws Exception {
        Process writer = start(directory, run);
        List<Item> answered = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 3) { // the kill may have torn the last line
                    answered.add(SequenceWriter.item(parts[0], Integer.parseInt(parts[1])));
                }
                if (answered.size() == answers) {
                    writer.toHandle().destroyForcibly(); // unlike the process, it leaves the pipe open
                }
            }
        }
        assertThat(writer.waitFor()).isNotZero();
        assertThat(answered).hasSizeGreaterThanOrEqualTo(answers);
        return answered;
    }

    @Test
    void aDatabaseThatAnotherProcessUsesIsRefused(@TempDir Path directory) throws Exception {
        Process writer = start(directory, "run");
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isNotNull();

            assertThatThrownBy(() -> H2Database.open(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another process uses the database");
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path directory, String run) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-cp", classPath, SequenceWriter.class.getName(), directory.toString(), run)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
