package io.podium.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Lambda loads before a cold start, which grows unseen with every dependency. */
class ArtifactSizeTest {
    private static final long MEGABYTE = 1_000_000;

    @Test
    void functionsStaySmallAndTheOptimizerWithItsNativeLibraryBearable() {
        assumeTrue(
                Archives.missing().isEmpty(), () -> "nothing was packaged at " + Archives.missing() + ": mvn verify");

        assertThat(size("io.podium.lambda.A")).isLessThan(15 * MEGABYTE);
        assertThat(size("io.podium.optimizer.A")).isLessThan(60 * MEGABYTE);
    }

    private static long size(String handler) {
        Path archive = Archives.of(handler);
        return archive.toFile().length();
    }
}
