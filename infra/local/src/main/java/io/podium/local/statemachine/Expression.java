package io.podium.local.statemachine;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSONata expression. The library's programs keep state while they run, so each runs in one thread at a time.
 *
 * <p>The library answers Java null both for JSON null and for nothing; what came of an expression that answered null is
 * told apart by {@code $exists}.
 */
final class Expression implements Template {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    private final String source;
    private final String path;
    private final Jsonata program;
    private final Jsonata exists;

    private Expression(String source, String path, Jsonata program, Jsonata exists) {
        this.source = source;
        this.path = path;
        this.program = program;
        this.exists = exists;
    }

    static boolean isExpression(String text, String path) {
        if (text.startsWith(OPEN) != text.endsWith(CLOSE)) {
            throw new DefinitionException(
                    path + " is '" + text + "', but an expression must both start with {% and end with %}");
        }
        return text.startsWith(OPEN);
    }

    static Expression compile(String text, String path) {
        String source =
                text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
        if (source.contains("$eval(")) {
            throw new DefinitionException(path + " calls $eval, which Step Functions does not offer");
        }
        try {
            return new Expression(source, path, Jsonata.jsonata(source), Jsonata.jsonata("$exists((" + source + "))"));
        } catch (JException e) {
            throw new DefinitionException(path + " is not JSONata: " + e.getMessage() + " in " + source);
        }
    }

    @Override
    public @Nullable Object evaluate(Map<String, @Nullable Object> variables) {
        try {
            Object value = run(program, variables);
            if (value == null && !Boolean.TRUE.equals(run(exists, variables))) {
                throw failure("returned nothing (undefined)", null);
            }
            return Trees.plain(value);
        } catch (JException | IllegalArgumentException e) {
            throw failure("failed: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object run(Jsonata program, Map<String, @Nullable Object> variables) {
        synchronized (program) {
            Jsonata.Frame frame = program.createFrame();
            variables.forEach((name, value) -> frame.bind(name, value == null ? Jsonata.NULL_VALUE : value));
            return program.evaluate(null, frame);
        }
    }

    private StateFailure failure(String what, @Nullable Exception origin) {
        String cause = "The JSONata expression '" + source + "' specified for the field '" + path + "' " + what;
        return origin == null
                ? StateFailure.of(StateFailure.QUERY, cause)
                : StateFailure.of(StateFailure.QUERY, cause, origin);
    }
}
