package io.podium.local.statemachine;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state machine that was read and checked, ready to run any number of times and from any thread.
 *
 * <p>It follows Express: what it has done is not remembered, and an execution that gives no {@code TimeoutSeconds}
 * may take five minutes.
 */
public final class StateMachine {
    private static final Duration EXPRESS_LIMIT = Duration.ofMinutes(5);

    private final Flow flow;
    private final Duration timeout;

    private StateMachine(Flow flow, Duration timeout) {
        this.flow = flow;
        this.timeout = timeout;
    }

    /**
     * Reads and checks a definition.
     *
     * @param json the definition in the Amazon States Language
     * @param substitutions values of its {@code ${Name}} placeholders; further ones are ignored
     * @throws DefinitionException when the definition is wrong or uses a state, field or resource that this
     *     interpreter does not know, with the path to it
     */
    public static StateMachine load(String json, Map<String, String> substitutions) {
        Fields top = new Fields(parse(Substitutions.apply(json, substitutions)), "");
        top.only("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds");
        if (!top.text("QueryLanguage").equals("JSONata")) {
            throw new DefinitionException("QueryLanguage must be JSONata, at the top of the definition");
        }
        Duration limit = top.optionalSeconds("TimeoutSeconds");
        return new StateMachine(FlowReader.read(top, Set.of()), limit == null ? EXPRESS_LIMIT : limit);
    }

    private static Map<String, Object> parse(String json) {
        try {
            return Json.parseObject(json);
        } catch (JsonException e) {
            throw new DefinitionException("The definition is not a JSON object: " + e.getMessage());
        }
    }

    /** The names of the placeholders in a definition, in order. */
    public static Set<String> placeholders(String json) {
        return Substitutions.names(json);
    }

    /**
     * Runs the machine to its end in the calling thread.
     *
     * @param input a plain tree
     */
    public ExecutionResult run(@Nullable Object input, ExecutionEnvironment environment) {
        return new Execution(environment, input, timeout).run(flow);
    }
}
