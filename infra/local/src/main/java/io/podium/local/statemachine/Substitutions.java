package io.podium.local.statemachine;

import io.podium.lambda.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code ${Name}} placeholders of a definition, which {@code DefinitionSubstitutions} fills at deployment. */
final class Substitutions {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    private Substitutions() {}

    static Set<String> names(String definition) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(definition).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    static String apply(String definition, Map<String, String> values) {
        return PLACEHOLDER.matcher(definition).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new DefinitionException("The substitution ${" + match.group(1) + "} has no value, only "
                        + new TreeSet<>(values.keySet()) + " have");
            }
            String quoted = Json.write(value);
            return Matcher.quoteReplacement(quoted.substring(1, quoted.length() - 1));
        });
    }
}
