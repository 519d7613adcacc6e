package io.podium.local.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/**
 * What clients know, kept outside the process that is killed: what was promised to them, and which promises were not kept.
 */
final class Books {
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<List<String>> unanswered = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, String> completed = new ConcurrentHashMap<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    private record Held(String token, Instant until) {}

    /** Tasks were accepted. */
    void accepted(List<String> tasks) {
        accepted.addAll(tasks);
    }

    /** Nobody knows whether these tasks were accepted; they are submitted again. */
    void unanswered(List<String> tasks) {
        unanswered.add(tasks);
    }

    /** Returns what is to be submitted again, and forgets it. */
    List<List<String>> takeUnanswered() {
        List<List<String>> taken = new ArrayList<>();
        for (List<String> tasks = unanswered.poll(); tasks != null; tasks = unanswered.poll()) {
            taken.add(tasks);
        }
        return taken;
    }

    /** A worker was given a task from this time on until that. */
    void leased(String task, String token, Instant from, Instant until) {
        if (completed.containsKey(task)) {
            broken.add(task + " was handed out after its completion was accepted");
        }
        if (Names.isDependent(task) && !reported.contains(Names.parent(task))) {
            broken.add(task + " was handed out before " + Names.parent(task) + " was reported done");
        }
        Held before = held.put(task, new Held(token, until));
        if (before != null && !before.token().equals(token) && from.isBefore(before.until())) {
            broken.add(task + " was handed out at " + from + " while leased until " + before.until());
        }
    }

    /** A worker says that a task is done, and does not know yet whether it is heard. */
    void reported(String task) {
        reported.add(task);
    }

    /** A completion was accepted. */
    void completed(String task, String token) {
        String first = completed.putIfAbsent(task, token);
        if (first != null && !first.equals(token)) {
            broken.add(task + " was completed under two leases");
        }
    }

    /** Notes a promise that was not kept. */
    void broken(String what) {
        broken.add(what);
    }

    Set<String> accepted() {
        return accepted;
    }

    Set<String> completed() {
        return completed.keySet();
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
