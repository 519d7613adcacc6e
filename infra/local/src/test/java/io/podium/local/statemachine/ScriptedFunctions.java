package io.podium.local.statemachine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions that answer as told: first what was queued for them, then their usual answer. */
final class ScriptedFunctions implements FunctionInvoker {

    record Call(String function, @Nullable Object payload) {}

    /** Answers a payload, or fails. */
    interface Answer {
        @Nullable
        Object to(@Nullable Object payload) throws FunctionError;
    }

    private final Map<String, Deque<Answer>> once = new HashMap<>();
    private final Map<String, Answer> always = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    ScriptedFunctions always(String function, UnaryOperator<@Nullable Object> answer) {
        always.put(function, answer::apply);
        return this;
    }

    ScriptedFunctions alwaysFails(String function, String error, String message) {
        always.put(function, payload -> {
            throw new FunctionError(error, message);
        });
        return this;
    }

    ScriptedFunctions once(String function, UnaryOperator<@Nullable Object> answer) {
        return queue(function, answer::apply);
    }

    ScriptedFunctions failsOnce(String function, String error, String message) {
        return queue(function, payload -> {
            throw new FunctionError(error, message);
        });
    }

    private ScriptedFunctions queue(String function, Answer answer) {
        once.computeIfAbsent(function, name -> new ArrayDeque<>()).add(answer);
        return this;
    }

    @Override
    public synchronized @Nullable Object invoke(String function, @Nullable Object payload) throws FunctionError {
        calls.add(new Call(function, payload));
        Answer next = once.getOrDefault(function, new ArrayDeque<>()).poll();
        Answer answer = next == null ? always.get(function) : next;
        if (answer == null) {
            throw new AssertionError("Nobody said what " + function + " answers to " + payload);
        }
        return answer.to(payload);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> called() {
        return calls.stream().map(Call::function).toList();
    }

    List<@Nullable Object> payloads(String function) {
        List<@Nullable Object> payloads = new ArrayList<>();
        calls.stream().filter(call -> call.function().equals(function)).forEach(call -> payloads.add(call.payload()));
        return payloads;
    }
}
