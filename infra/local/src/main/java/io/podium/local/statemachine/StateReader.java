package io.podium.local.statemachine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateReader {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    private StateReader() {}

    /**
     * Reads a state and what is inside it.
     *
     * @param variables those that a flow inside this state may not assign
     */
    static State read(String name, Fields fields, Set<String> variables) {
        String type = fields.text("Type");
        return switch (type) {
            case "Pass" -> pass(name, fields);
            case "Choice" -> choice(name, fields);
            case "Task" -> task(name, fields);
            case "Map" -> map(name, fields, variables);
            case "Succeed" -> succeed(name, fields);
            case "Fail" -> fail(name, fields);
            default ->
                throw new DefinitionException(
                        fields.path("Type") + " is " + type + ", which is not a state this interpreter knows");
        };
    }

    private static State pass(String name, Fields fields) {
        fields.only("Type", "Comment", "Output", "Assign", "Next", "End");
        return new Pass(name, EffectsReader.read(fields), next(fields));
    }

    private static State succeed(String name, Fields fields) {
        fields.only("Type", "Comment", "Output");
        return new Succeed(name, EffectsReader.read(fields));
    }

    private static State fail(String name, Fields fields) {
        fields.only("Type", "Comment", "Error", "Cause");
        return new Fail(name, fields.template("Error"), fields.template("Cause"));
    }

    // An Assign or Output of the Choice itself is refused: whether a rule's own replaces or adds to it is not clear
    // from the documentation.
    private static State choice(String name, Fields fields) {
        fields.only("Type", "Comment", "Choices", "Default");
        List<Choice.Rule> rules = new ArrayList<>();
        for (Fields rule : fields.objects("Choices")) {
            rule.only("Comment", "Condition", "Next", "Assign", "Output");
            rules.add(new Choice.Rule(rule.template("Condition"), EffectsReader.read(rule), rule.text("Next")));
        }
        if (rules.isEmpty()) {
            throw new DefinitionException(fields.path("Choices") + " is missing");
        }
        return new Choice(name, rules, fields.has("Default") ? fields.text("Default") : null);
    }

    private static State task(String name, Fields fields) {
        fields.only(
                "Type",
                "Comment",
                "Resource",
                "Arguments",
                "TimeoutSeconds",
                "Output",
                "Assign",
                "Retry",
                "Catch",
                "Next",
                "End");
        if (!fields.text("Resource").equals(INVOKE)) {
            throw new DefinitionException(fields.path("Resource") + " is " + fields.text("Resource")
                    + ", but this interpreter knows " + INVOKE + " only");
        }
        Fields arguments = fields.object("Arguments");
        arguments.only("FunctionName", "Payload");
        return new Task(
                name,
                Template.compile(arguments.text("FunctionName"), arguments.path("FunctionName")),
                arguments.template("Payload"),
                EffectsReader.read(fields),
                RecoveryReader.read(fields),
                fields.optionalSeconds("TimeoutSeconds"),
                next(fields));
    }

    private static State map(String name, Fields fields, Set<String> variables) {
        fields.only(
                "Type",
                "Comment",
                "Items",
                "ItemSelector",
                "MaxConcurrency",
                "ItemProcessor",
                "Output",
                "Assign",
                "Retry",
                "Catch",
                "Next",
                "End");
        Fields processor = fields.object("ItemProcessor");
        processor.only("ProcessorConfig", "StartAt", "States");
        if (processor.has("ProcessorConfig")) {
            Fields config = processor.object("ProcessorConfig");
            config.only("Mode");
            if (!config.text("Mode").equals("INLINE")) {
                throw new DefinitionException(config.path("Mode") + " must be INLINE, all that Express offers");
            }
        }
        return new InlineMap(
                name,
                fields.template("Items"),
                fields.optionalTemplate("ItemSelector"),
                fields.integer("MaxConcurrency", 0, 0),
                FlowReader.read(processor, variables),
                EffectsReader.read(fields),
                RecoveryReader.read(fields),
                next(fields));
    }

    private static @Nullable String next(Fields fields) {
        boolean end = fields.has("End") && fields.flag("End");
        if (end == fields.has("Next")) {
            throw new DefinitionException(fields.path("Next") + " or End must be given, one of them");
        }
        return end ? null : fields.text("Next");
    }
}
