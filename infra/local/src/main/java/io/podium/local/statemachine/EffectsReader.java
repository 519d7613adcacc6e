package io.podium.local.statemachine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code Output} and {@code Assign}. */
final class EffectsReader {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");

    private EffectsReader() {}

    static Effects read(Fields fields) {
        Map<String, Template> assign = new LinkedHashMap<>();
        for (String name : variables(fields)) {
            assign.put(name, fields.object("Assign").template(name));
        }
        return new Effects(fields.optionalTemplate("Output"), assign);
    }

    /** The variables that an Assign sets, none when there is no Assign. */
    static Set<String> variables(Fields fields) {
        Set<String> names = new TreeSet<>();
        if (fields.has("Assign")) {
            Fields assign = fields.object("Assign");
            for (Object key : assign.all().keySet()) {
                names.add(checked(String.valueOf(key), assign));
            }
        }
        return names;
    }

    private static String checked(String name, Fields assign) {
        if (!VARIABLE.matcher(name).matches() || name.equals("states")) {
            throw new DefinitionException(assign.path(name) + " is not a name that a variable can have");
        }
        return name;
    }
}
