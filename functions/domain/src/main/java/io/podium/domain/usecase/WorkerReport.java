package io.podium.domain.usecase;

import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a worker says about a task that it owns. */
public sealed interface WorkerReport {

    /** Returns the id of the task. */
    String taskId();

    /** Returns the token of the lease that the worker was given. */
    Token token();

    /** Returns the task's name: a worker's token tells the tenant. */
    default TaskKey task() {
        return new TaskKey(token().tenant(), taskId());
    }

    /**
     * The task is done.
     *
     * @param result JSON text, or null
     */
    record Completed(String taskId, Token token, @Nullable String result) implements WorkerReport {
        public Completed {
            Objects.requireNonNull(taskId);
            Objects.requireNonNull(token);
        }
    }

    /**
     * The task has failed.
     *
     * @param error why
     * @param retryable whether trying again may help
     */
    record Failed(String taskId, Token token, String error, boolean retryable) implements WorkerReport {
        public Failed {
            Objects.requireNonNull(taskId);
            Objects.requireNonNull(token);
            Objects.requireNonNull(error);
        }
    }

    /**
     * The task is given back before it is done.
     *
     * @param remainingSeconds what is thought to be left, above 0
     */
    record GivenBack(String taskId, Token token, double remainingSeconds) implements WorkerReport {
        public GivenBack {
            Objects.requireNonNull(taskId);
            Objects.requireNonNull(token);
        }
    }
}
