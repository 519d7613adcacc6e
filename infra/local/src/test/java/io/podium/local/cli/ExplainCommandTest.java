package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.podium.lambda.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
    private static final String NOW = "2026-11-22T10:00:00Z";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int status = 200;
    private String body = "";
    private String asked = "";
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Podium-Tenant");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsAWaitingTaskInSentences() {
        Map<String, Object> told = waiting();
        told.put(
                "deadline",
                Map.of(
                        "deadline",
                        "2026-11-22T10:01:00Z",
                        "willMiss",
                        true,
                        "chanceToMiss",
                        0.93,
                        "estimatedFinish",
                        "2026-11-22T10:02:00Z",
                        "interval",
                        Map.of("from", "2026-11-22T10:01:30Z", "to", "2026-11-22T10:03:00Z"),
                        "reason",
                        "by the queue"));
        told.put("waitBound", Map.of("waitSeconds", 300.0, "reason", "if all goes on so"));
        body = Json.write(told);

        assertThat(run("r 1")).isZero();
        assertThat(asked).isEqualTo("/tasks/r%201/explain null");
        assertThat(text(out)).isEqualTo("""
                        Task r1 is READY.
                          Why       service s has no free slot: 1 of 1 are taken
                          Place     first come, first served
                          Ahead     at least 12 tasks go first, 2 of them of other types; with what runs, 340.0 s of work
                          Start     about 2026-11-22T10:01:30Z (in 90.0 s), from 2026-11-22T10:01:00Z (in 60.0 s) with no end in sight
                                    if arrivals go on
                          Deadline  2026-11-22T10:01:00Z will be missed (93 % likely to be): by the queue
                          End       about 2026-11-22T10:02:00Z (in 120.0 s), from 2026-11-22T10:01:30Z (in 90.0 s) to 2026-11-22T10:03:00Z (in 180.0 s)
                          At most   300.0 s, if all goes on so
                        """);
    }

    @Test
    void tellsOfOtherTasksWhatThereIs() {
        body = Json.write(Map.of(
                "taskId", "r1",
                "status", "SUCCEEDED",
                "reasons", List.of("ended as SUCCEEDED"),
                "rankParts", Map.of("words", "first come, first served"),
                "estimatedStart", Map.of("reason", "it has ended")));

        assertThat(run("r1", "--tenant", "acme")).isZero();
        assertThat(asked).endsWith(" acme");
        assertThat(text(out)).isEqualTo("""
                        Task r1 is SUCCEEDED.
                          Why       ended as SUCCEEDED
                          Place     first come, first served
                        """);
    }

    @Test
    void givesTheAnswerAsItIs() {
        body = Json.write(waiting());

        assertThat(run("r1", "--format", "json")).isZero();
        assertThat(Json.parseObject(text(out))).isEqualTo(Json.parseObject(body));
    }

    @Test
    void saysWhatWentWrong() {
        status = 404;
        body = "{\"title\":\"There is no such thing\"}";
        assertThat(run("r1")).isEqualTo(Exit.NOT_FOUND);
        assertThat(text(err)).contains(" answers 404: There is no such thing");
        status = 403;
        assertThat(run("r1")).isEqualTo(Exit.REFUSED);
        assertThat(text(err)).contains(" answers 403: ");
        status = 200;
        body = "<html>";
        assertThat(run("r1")).isEqualTo(Exit.REFUSED);
        assertThat(text(err)).contains("something else than Podium would");
        server.stop(0);
        assertThat(run("r1")).isEqualTo(Exit.UNREACHABLE);
        assertThat(text(err)).contains("cannot be reached").contains("Start it by: podium local");
        assertThat(runPlain("explain", "r1", "--url", "127.0.0.1:8080")).isEqualTo(2);
        assertThat(runPlain("explain", "r1", "--url", "ftp://x")).isEqualTo(2);
        assertThat(runPlain("explain")).isEqualTo(2);
    }

    private static Map<String, Object> waiting() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("taskId", "r1");
        told.put("status", "READY");
        told.put("at", NOW);
        told.put("rankParts", Map.of("words", "first come, first served"));
        told.put("ahead", 12);
        told.put("aheadIsAtLeast", true);
        told.put("aheadOfOtherTypes", 2);
        told.put("aheadSeconds", 340.0);
        told.put("reasons", List.of("service s has no free slot: 1 of 1 are taken"));
        told.put(
                "estimatedStart",
                Map.of(
                        "at", "2026-11-22T10:01:30Z",
                        "interval", Map.of("from", "2026-11-22T10:01:00Z"),
                        "reason", "if arrivals go on"));
        return told;
    }

    private int run(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "explain";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = "--url";
        arguments[more.length + 2] = "http://127.0.0.1:" + server.getAddress().getPort();
        return runPlain(arguments);
    }

    private int runPlain(String... arguments) {
        out.reset();
        err.reset();
        Output output = new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Podium.run(output, Map.of(), arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
