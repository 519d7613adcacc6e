package io.podium.local.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of promises and of degraded modes name tests that exist. */
class PromisesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path DOCS = ROOT.resolve("infra/docs");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
    private static final Map<String, Path> TESTS = tests();

    @ParameterizedTest
    @ValueSource(strings = {"promises.md", "degraded.md"})
    void namesTestsThatExist(String page) throws IOException {
        Matcher named = NAMED.matcher(Files.readString(DOCS.resolve(page)));
        List<String> missing = new ArrayList<>();
        int count = 0;
        while (named.find()) {
            count++;
            Path file = TESTS.get(named.group(1));
            if (file == null || !Files.readString(file).contains(" void " + named.group(2) + "(")) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(10);
    }

    @Test
    void everyPromiseNamesATest() throws IOException {
        String page = Files.readString(DOCS.resolve("promises.md"));
        List<String> rows = page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();
        assertThat(rows).isNotEmpty().allMatch(row -> NAMED.matcher(row).find());
    }

    private static Map<String, Path> tests() {
        try (Stream<Path> functions = Files.walk(ROOT.resolve("functions"));
                Stream<Path> infra = Files.walk(ROOT.resolve("infra/local/src/test"))) {
            return Stream.concat(functions, infra)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (first, second) -> first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
