package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    @TempDir
    private Path directory;

    private FakeApi api;

    @BeforeEach
    void serve() throws IOException {
        api = new FakeApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void namesEveryFieldAndItsRule() {
        api.answers(400, """
                {"title":"The input breaks a rule","status":400,"detail":"type: an id is expected (and 1 more)",
                "errors":[{"field":"type","rule":"an id is expected"},{"field":"priority","rule":"a number is expected"}]}""");
        assertThat(api.run("task", "submit", "--type", "x y")).isEqualTo(Exit.REFUSED);
        assertThat(api.err()).isEqualTo("podium: " + api.url() + """
                         answers 400: The input breaks a rule
                          type: an id is expected
                          priority: a number is expected
                        """);
        assertThat(api.out()).isEmpty();
    }

    @Test
    void hasAnExitCodeForEachKindOfRefusal() {
        api.answers(404, "{\"title\":\"There is no such thing\",\"detail\":\"there is no task r9\"}");
        assertThat(api.run("task", "get", "r9")).isEqualTo(Exit.NOT_FOUND);
        assertThat(api.err()).endsWith("answers 404: There is no such thing: there is no task r9\n");
        api.answers(409, "{\"title\":\"The request conflicts with the current state\"}");
        assertThat(api.run("task", "cancel", "r1")).isEqualTo(Exit.REFUSED);
        api.answers(429, "{\"title\":\"A quota is used up\"}");
        assertThat(api.run("task", "submit", "--type", "x")).isEqualTo(Exit.REFUSED);
        assertThat(api.err()).endsWith("Maybe try again later.\n");
        api.answers(503, "{\"title\":\"Podium cannot answer now\"}");
        assertThat(api.run("plan", "current")).isEqualTo(Exit.UNREACHABLE);
        assertThat(api.err()).contains("The same may be sent again");
    }

    @Test
    void saysHowToSignIn() {
        api.answers(403, "{\"message\":\"Forbidden\"}");
        assertThat(api.run("metrics")).isEqualTo(Exit.REFUSED);
        assertThat(api.err()).contains("answers 403: Forbidden\nMaybe sign the request by --region");
        api.answers(401, "");
        assertThat(api.run("metrics")).isEqualTo(Exit.REFUSED);
    }

    @Test
    void saysHowToStartWhatDoesNotAnswer() {
        String url = api.url();
        api.close();
        assertThat(api.runWith(Map.of(), "service", "list", "--url", url)).isEqualTo(Exit.UNREACHABLE);
        assertThat(api.err())
                .startsWith("podium: " + url + " cannot be reached: ")
                .contains("Is podium local running? Start it by: podium local")
                .doesNotContain("\tat ");
    }

    @Test
    void noticesThatItIsNotPodium() {
        api.answers(200, "<html>");
        assertThat(api.run("task", "list")).isEqualTo(Exit.REFUSED);
        assertThat(api.err()).contains("answers something else than Podium would");
        api.answers(200, "[1]");
        assertThat(api.run("task", "list")).isEqualTo(Exit.REFUSED);
    }

    @Test
    void wantsAnAddressThatCanBeAsked() {
        assertThat(api.runWith(Map.of(), "task", "list", "--url", "127.0.0.1:8080"))
                .isEqualTo(2);
        assertThat(api.runWith(Map.of(), "task", "list", "--url", "ftp://x")).isEqualTo(2);
        assertThat(api.runWith(Map.of("PODIUM_URL", "no where"), "task", "list"))
                .isEqualTo(2);
        assertThat(api.err()).startsWith("podium: PODIUM_URL is no where");
        assertThat(api.run("task", "list", "--format", "xml")).isEqualTo(2);
    }

    @Test
    void carriesATokenOrASignature() throws IOException {
        api.answers(200, "{}");
        assertThat(api.run("plan", "current")).isZero();
        assertThat(api.header("authorization")).isNull();
        Path token = Files.writeString(directory.resolve("token"), "abc\n");
        assertThat(api.run("plan", "current", "--token-file", token.toString())).isZero();
        assertThat(api.header("authorization")).isEqualTo("Bearer abc");
        assertThat(api.runWith(Map.of("PODIUM_URL", api.url(), "PODIUM_TOKEN", "def"), "plan", "current"))
                .isZero();
        assertThat(api.header("authorization")).isEqualTo("Bearer def");
        System.setProperty("aws.accessKeyId", "AKID");
        System.setProperty("aws.secretAccessKey", "none");
        try {
            assertThat(api.run("plan", "current", "--region", "eu-west-1")).isZero();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        assertThat(api.header("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/")
                .contains("/eu-west-1/execute-api/aws4_request");
    }

    @Test
    void pointsAtTheHelpOfTheCommandThatWasMisused() {
        assertThat(api.run("task", "list", "--limt", "3")).isEqualTo(2);
        assertThat(api.err()).contains("Unknown option").contains("--limit").doesNotContain("Usage:");
        assertThat(api.run("task", "lst")).isEqualTo(2);
        assertThat(api.run("tsk")).isEqualTo(2);
        assertThat(api.err()).contains("podium task").doesNotContain("Usage:");
        assertThat(api.run("task")).isEqualTo(2);
        assertThat(api.err()).contains("Missing required subcommand").contains("Usage: podium task");
    }
}
