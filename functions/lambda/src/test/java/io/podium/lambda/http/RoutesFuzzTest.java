package io.podium.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.Invocations;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever a client sends, and even whatever an event holds, is answered without blaming Podium. */
class RoutesFuzzTest {
    private static final Routes ROUTES = new Routes(
            Map.of(
                    "POST /tasks",
                            request -> ApiResponse.accepted(request.read(in -> in.objects("tasks", 1, 9, task -> {
                                return task.id("type") + task.amounts("request") + task.raw("payload", 99);
                            }))),
                    "GET /tasks/{id}",
                            request -> ApiResponse.ok(
                                    request.pathId("id") + request.readQuery(in -> in.integer("limit", 1, 9)))),
            new Log(line -> {}, Clock.systemUTC()));
    private static final String BODY =
            "{\"tasks\":[{\"type\":\"a\",\"request\":{\"cpu\":1e2},\"payload\":[null,\"\\u00e4\"]}]}";

    @RepeatedTest(40)
    void neverFailsForRandomBytes(RepetitionInfo repetition) {
        RandomGenerator random = random(repetition);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            assertAnswered(post(Base64.getEncoder().encodeToString(bytes), true));
            assertAnswered(post(latin, random.nextBoolean()));
            assertAnswered(get("/tasks/" + latin, latin));
        }
    }

    @RepeatedTest(40)
    void neverFailsForAlmostGoodBodies(RepetitionInfo repetition) {
        RandomGenerator random = random(repetition);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(3); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertAnswered(post(Base64.getEncoder().encodeToString(bytes), true));
        }
    }

    @RepeatedTest(20)
    void neverFailsForAnEventWithAPartOfAnotherKind(RepetitionInfo repetition) {
        RandomGenerator random = random(repetition);
        List<Object> odd = List.of("", "%", 7L, 0.5, true, List.of(), List.of(Map.of()), Map.of(), Map.of("a", 1L));
        Map<String, Object> event = post(BODY, false);
        for (int i = 0; i < 3; i++) {
            List<String> names = List.copyOf(event.keySet());
            event.put(names.get(random.nextInt(names.size())), odd.get(random.nextInt(odd.size())));
            assertAnswered(event);
        }
    }

    @RepeatedTest(1)
    void takesTheGoodOnes() {
        assertThat(ROUTES.answer(post(BODY, false))).containsEntry("statusCode", 202L);
        assertThat(ROUTES.answer(get("/tasks/a", "limit=9"))).containsEntry("statusCode", 200L);
    }

    private static void assertAnswered(Map<String, Object> event) {
        Map<String, Object> answer = ROUTES.answer(event);
        assertThat((Long) answer.get("statusCode")).as(Json.write(event)).isBetween(200L, 499L);
        assertThat(Json.parse((String) answer.get("body"))).isNotNull();
    }

    private static RandomGenerator random(RepetitionInfo repetition) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
    }

    private static Map<String, Object> post(String body, boolean isBase64) {
        Map<String, Object> event = Invocations.copy(Invocations.read("http-post"));
        event.put("body", body);
        event.put("isBase64Encoded", isBase64);
        return event;
    }

    private static Map<String, Object> get(String path, String query) {
        Map<String, Object> event = new LinkedHashMap<>(Invocations.http("$default", "GET", path));
        event.put("rawQueryString", query);
        return event;
    }
}
