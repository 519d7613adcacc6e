package io.podium.local.openapi;

import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls with an expected status, and the time between them. */
record Calls(CheckedApi api) {
    /** Calls a route with a body in which apostrophes stand for quotation marks. */
    Map<String, Object> ok(int status, String method, String target, @Nullable String body) {
        return api.expect(status, method, target, body == null ? null : body.replace('\'', '"'));
    }

    void pass(Duration time) {
        api.stage.base.now = api.stage.base.now.plus(time);
    }

    void tick(String function) {
        api.stage.tick(function);
    }

    /** Returns the token of a task among those leased. */
    static String token(Map<String, Object> leased, String id) {
        return new Tree(leased)
                .at("tasks").elements().stream()
                        .filter(task -> task.at("taskId").is(id))
                        .findFirst()
                        .flatMap(task -> task.at("token").text())
                        .orElseThrow(() -> new AssertionError(id + " is not among " + leased));
    }
}
