package io.podium.local.torture.check;

import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What clients and workers of a world have seen and said, by which the truth in the store is judged. */
final class Witness {
    private final Set<TaskKey> accepted = new TreeSet<>();
    private final Set<Said> completions = new HashSet<>();
    private final Set<Said> endings = new HashSet<>();
    private final Set<Said> handedOver = new HashSet<>();

    private record Said(TaskKey task, Token token) {}

    /** A client was answered that these tasks are accepted. */
    void accepted(TaskKey task) {
        accepted.add(task);
    }

    Set<TaskKey> accepted() {
        return accepted;
    }

    /** A worker is about to say that its task has ended, in one way or another. */
    void ends(TaskKey task, Token token, boolean completed) {
        endings.add(new Said(task, token));
        if (completed) {
            completions.add(new Said(task, token));
        }
    }

    boolean saidEnd(TaskKey task, Token token) {
        return endings.contains(new Said(task, token));
    }

    boolean saidCompletion(TaskKey task, Token token) {
        return completions.contains(new Said(task, token));
    }

    /** A worker leased a task; returns whether for the first time under this token. */
    boolean handedOver(TaskKey task, Token token) {
        return handedOver.add(new Said(task, token));
    }
}
