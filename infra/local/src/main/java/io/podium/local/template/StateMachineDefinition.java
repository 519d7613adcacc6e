package io.podium.local.template;

import java.nio.file.Path;
import java.util.Map;

/**
 * An Express state machine.
 *
 * @param id logical id
 * @param definition file of the definition
 * @param substitutions values of the definition's placeholders
 */
public record StateMachineDefinition(String id, String arn, Path definition, Map<String, String> substitutions) {

    public StateMachineDefinition {
        substitutions = Map.copyOf(substitutions);
    }
}
