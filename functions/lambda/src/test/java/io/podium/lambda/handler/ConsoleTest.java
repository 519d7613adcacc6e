package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:from |import )'\\./([^']+)'|\"/console/([^\"]+)\"");

    private final ConsoleHandler handler = new ConsoleHandler(new TestPlatform());

    private Tree get(String path, Map<String, String> headers) {
        Map<String, Object> context =
                Map.of("http", Map.of("method", "GET", "path", path), "stage", "$default", "requestId", "test");
        return new Tree(handler.handle(Map.of(
                "version", "2.0",
                "routeKey", "$default",
                "rawPath", path,
                "headers", headers,
                "requestContext", context)));
    }

    private static Stream<String> files() throws IOException {
        Properties list = new Properties();
        try (InputStream in = ConsoleTest.class.getResourceAsStream("/io/podium/console/files.properties")) {
            list.load(Objects.requireNonNull(in));
        }
        return list.stringPropertyNames().stream().sorted();
    }

    @Test
    void thePageIsServedUnderAPolicyThatAllowsNothingFromElsewhere() {
        Tree answer = get("/", Map.of());

        assertThat(answer.at("statusCode").value()).isEqualTo(200L);
        assertThat(answer.at("headers", "content-type").value()).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.at("headers", "content-security-policy").text().orElseThrow())
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.at("body").text().orElseThrow()).contains("<div id=\"app\">");
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        String tag = get("/", Map.of()).at("headers", "etag").text().orElseThrow();

        Tree again = get("/", Map.of("If-None-Match", tag));

        assertThat(again.at("statusCode").value()).isEqualTo(304L);
        assertThat(again.at("body").value()).isNull();
        assertThat(get("/", Map.of("if-none-match", "\"other\""))
                        .at("statusCode")
                        .value())
                .isEqualTo(200L);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsServedAndWhatItRefersToIsThere(String file) throws IOException {
        Tree answer = get("/console/" + file, Map.of());

        assertThat(answer.at("statusCode").value()).isEqualTo(200L);
        String text = answer.at("body").text().orElseThrow();
        assertThat(text).isNotBlank();
        List<String> references =
                REFERENCE.matcher(text).results().map(ConsoleTest::reference).toList();
        assertThat(files().toList()).containsAll(references);
    }

    private static String reference(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.js", "files.properties", "..%2Ffiles.properties", "%2Fetc%2Fpasswd"})
    void nothingElseIsServed(String file) {
        Tree answer = get("/console/" + file, Map.of());

        assertThat(answer.at("statusCode").value()).isEqualTo(404L);
        assertThat(answer.at("body").text().orElseThrow()).contains("file of the console");
    }

    @Test
    void pageAndFilesAreSmall() throws IOException {
        long characters = files().mapToLong(file -> get("/console/" + file, Map.of())
                        .at("body")
                        .text()
                        .orElseThrow()
                        .length())
                .sum();

        assertThat(characters).isBetween(50_000L, 160_000L);
    }
}
