package io.podium.local.statemachine;

import io.podium.lambda.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes where the first rule that holds points to.
 *
 * @param otherwise where to go when no rule holds, or null to fail then
 */
record Choice(String name, List<Rule> rules, @Nullable String otherwise) implements State {

    /** One way out of a choice. */
    record Rule(Template condition, Effects effects, String next) {}

    Choice {
        rules = List.copyOf(rules);
    }

    @Override
    public Step run(Visit visit) {
        for (Rule rule : rules) {
            if (holds(rule, visit)) {
                return visit.leave(rule.effects(), visit.input(), rule.next());
            }
        }
        if (otherwise == null) {
            throw StateFailure.of("States.NoChoiceMatched", "No rule of " + name + " holds and it has no Default");
        }
        return new Step(visit.input(), otherwise);
    }

    private boolean holds(Rule rule, Visit visit) {
        Object value = visit.value(rule.condition());
        if (value instanceof Boolean holds) {
            return holds;
        }
        throw StateFailure.of(
                StateFailure.QUERY,
                "A Condition of " + name + " must yield a boolean but yielded " + Json.write(value));
    }

    @Override
    public List<String> successors() {
        List<String> names = new ArrayList<>();
        rules.forEach(rule -> names.add(rule.next()));
        if (otherwise != null) {
            names.add(otherwise);
        }
        return names;
    }

    @Override
    public boolean terminal() {
        return false;
    }
}
