package io.podium.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.template.Template;
import io.podium.local.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The deployment template, which is read from a file. */
final class TemplateTarget implements FuzzTarget {
    private final Path file;

    TemplateTarget() {
        try {
            file = Files.createTempFile("fuzz", ".yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.toFile().deleteOnExit();
    }

    @Override
    public void take(byte[] input) {
        try {
            Files.writeString(file, FuzzTarget.text(input), StandardCharsets.UTF_8);
            assertThat(Template.load(file)).isNotNull();
        } catch (TemplateException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
