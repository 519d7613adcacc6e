package io.podium.local.statemachine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code StartAt} and {@code States}, of the machine itself or of a Map's ItemProcessor. */
final class FlowReader {

    private FlowReader() {}

    /**
     * Reads and checks a flow.
     *
     * @param outer the variables that the flows around this one assign. A flow sees them but may not assign them: Step
     *     Functions keeps the names of nested scopes apart
     */
    static Flow read(Fields fields, Set<String> outer) {
        Fields bodies = fields.object("States");
        Map<String, Fields> byName = new LinkedHashMap<>();
        bodies.all().keySet().forEach(name -> byName.put(String.valueOf(name), bodies.object(String.valueOf(name))));

        Set<String> visible = new HashSet<>(outer);
        byName.forEach((name, body) -> visible.addAll(assigned(body, outer)));
        Map<String, State> states = new LinkedHashMap<>();
        byName.forEach((name, body) -> states.put(name, StateReader.read(name, body, visible)));

        Flow flow = new Flow(fields.text("StartAt"), states);
        FlowCheck.check(flow, fields);
        return flow;
    }

    private static Set<String> assigned(Fields body, Set<String> outer) {
        Set<String> names = new HashSet<>(EffectsReader.variables(body));
        body.objects("Catch").forEach(entry -> names.addAll(EffectsReader.variables(entry)));
        body.objects("Choices").forEach(rule -> names.addAll(EffectsReader.variables(rule)));
        for (String name : names) {
            if (outer.contains(name)) {
                throw new DefinitionException(body.path("Assign") + " sets " + name
                        + ", which belongs to the flow around it. Maybe give it a name of its own");
            }
        }
        return names;
    }
}
