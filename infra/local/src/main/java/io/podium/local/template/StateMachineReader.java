package io.podium.local.template;

import java.nio.file.Path;
import java.util.Set;

/** Reads state machines. */
final class StateMachineReader {
    private static final String TYPE = "AWS::Serverless::StateMachine";

    private final ResourceNames names;
    private final Path directory;

    StateMachineReader(ResourceNames names, Path directory) {
        this.names = names;
        this.directory = directory;
    }

    StateMachineDefinition read(String id, Section fields) {
        fields.only(
                Set.of("Type", "DefinitionUri", "DefinitionSubstitutions"),
                Set.of("Logging", "Role", "Tags", "Tracing"));
        if (!fields.text("Type").equals("EXPRESS")) {
            throw new TemplateException(id + ".Type is " + fields.text("Type") + " but must be EXPRESS");
        }
        return new StateMachineDefinition(
                id,
                names.attribute(TYPE, id, "Arn"),
                directory.resolve(fields.text("DefinitionUri")).normalize(),
                fields.optionalSection("DefinitionSubstitutions").texts());
    }
}
