package io.podium.local.statemachine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks that every state of a flow can be reached, leads somewhere that exists, and can come to an end. */
final class FlowCheck {

    private FlowCheck() {}

    /**
     * Refuses a flow that is not sound.
     *
     * @param fields where the flow was read from, for messages
     */
    static void check(Flow flow, Fields fields) {
        refuseMissing(flow, fields);
        Set<String> reached = reachable(flow, flow.startAt());
        for (Map.Entry<String, State> entry : flow.states().entrySet()) {
            String path = fields.object("States").path(entry.getKey());
            if (!reached.contains(entry.getKey())) {
                throw new DefinitionException(path + " cannot be reached from " + flow.startAt());
            }
            if (reachable(flow, entry.getKey()).stream()
                    .noneMatch(name -> flow.state(name).terminal())) {
                throw new DefinitionException(path + " leads to no state that ends the flow");
            }
        }
    }

    private static void refuseMissing(Flow flow, Fields fields) {
        if (!flow.states().containsKey(flow.startAt())) {
            throw new DefinitionException(fields.path("StartAt") + " is " + flow.startAt() + ", which is no state");
        }
        for (State state : flow.states().values()) {
            for (String next : state.successors()) {
                if (!flow.states().containsKey(next)) {
                    throw new DefinitionException(
                            fields.object("States").path(state.name()) + " goes to " + next + ", which is no state");
                }
            }
        }
    }

    private static Set<String> reachable(Flow flow, String from) {
        Set<String> reached = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String next : flow.state(open.pop()).successors()) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
