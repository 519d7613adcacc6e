package io.podium.local.statemachine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow for each item, a bounded number at a time, and collects the outputs in the order of the items.
 *
 * @param selector makes an iteration's input; null for the item itself
 * @param maxConcurrency 0 for no bound of the definition's own
 */
record InlineMap(
        String name,
        Template items,
        @Nullable Template selector,
        int maxConcurrency,
        Flow processor,
        Effects effects,
        Recovery recovery,
        @Nullable String next)
        implements State {

    @Override
    public Step run(Visit visit) {
        return recovery.run(visit, attempt -> attempt.leaveWithResult(effects, iterate(attempt), next));
    }

    private List<@Nullable Object> iterate(Visit visit) {
        if (!(visit.value(items) instanceof List<?> list)) {
            throw StateFailure.of(StateFailure.QUERY, "Items of " + name + " must yield an array");
        }
        Iterations iterations = new Iterations(list.size(), index -> iterate(visit, index, list.get(index)));
        return iterations.run(visit.execution().executor(), maxConcurrency);
    }

    private @Nullable Object iterate(Visit visit, int index, @Nullable Object value) {
        Map<String, @Nullable Object> item = new HashMap<>();
        item.put("Index", index);
        item.put("Value", value);
        Object input = selector == null ? value : visit.at(item).value(selector);
        return visit.execution().walk(processor, input, visit.scope().inner(), item);
    }

    @Override
    public List<String> successors() {
        return recovery.successors(next);
    }

    @Override
    public boolean terminal() {
        return next == null;
    }
}
