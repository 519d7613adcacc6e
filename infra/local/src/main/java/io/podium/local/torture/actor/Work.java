package io.podium.local.torture.actor;

import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import io.podium.lambda.json.Tree;

/**
 * A task in the hands of a worker.
 *
 * @param task the task
 * @param token its lease's token
 * @param attempt how often it was handed out
 */
record Work(TaskKey task, Token token, long attempt) {
    /** Reads a task as workers are handed it. */
    static Work of(Tree tree) {
        Token token = Token.parse(tree.at("token").text().orElse("")).orElseThrow();
        return new Work(
                new TaskKey(token.tenant(), tree.at("taskId").text().orElseThrow()),
                token,
                tree.at("attempt").value() instanceof Number number ? number.longValue() : 1);
    }

    /** Returns the path of one of the task's routes. */
    String path(String verb) {
        return "/tasks/" + task.id() + "/" + verb;
    }
}
