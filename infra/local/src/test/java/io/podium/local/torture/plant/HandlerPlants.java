package io.podium.local.torture.plant;

import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions with a mistake in them. */
final class HandlerPlants {
    private HandlerPlants() {}

    /** Does nothing. */
    static JsonHandler idle() {
        return input -> Map.of();
    }

    /** Answers that tasks are accepted where nobody knows whether they are stored. */
    static JsonHandler accepting(JsonHandler handler) {
        return input -> {
            Object answer = handler.handle(input);
            if (!isUnavailable(answer)) {
                return answer;
            }
            Tree body = new Tree(Json.parse(new Tree(input).at("body").text().orElse("{}")));
            List<Object> tasks = new ArrayList<>();
            body.at("tasks")
                    .elements()
                    .forEach(task ->
                            tasks.add(Map.of("taskId", task.at("taskId").text().orElse(""), "status", "READY")));
            return answer(202, Map.of("tasks", tasks));
        };
    }

    /** Answers that all is well where nobody knows whether it is. */
    static JsonHandler agreeable(JsonHandler handler) {
        return input -> {
            Object answer = handler.handle(input);
            return isUnavailable(answer) ? answer(200, Map.of()) : answer;
        };
    }

    private static boolean isUnavailable(@Nullable Object answer) {
        return new Tree(answer).at("statusCode").value() instanceof Number status && status.intValue() == 503;
    }

    private static Map<String, Object> answer(int status, Object body) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statusCode", (long) status);
        answer.put("body", Json.write(body));
        return answer;
    }
}
