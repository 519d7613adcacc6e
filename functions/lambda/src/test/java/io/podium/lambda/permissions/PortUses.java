package io.podium.lambda.permissions;

import io.podium.lambda.handler.JsonHandler;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the handlers were seen to use in all tests of this process that run on a test platform. Whoever is outermost on
 * the stack has made the call; what a test itself looks at is not kept.
 */
public final class PortUses {
    private static final Set<Use> SEEN = ConcurrentHashMap.newKeySet();
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /**
     * A handler's use of one thing.
     *
     * @param handler the handler's class
     * @param resource the variable that names the table, or the port
     * @param operation what was asked of the table, or null for what has but one use
     */
    public record Use(
            String handler, String resource, @Nullable StoreOperation operation) {}

    private PortUses() {}

    static void note(String resource, @Nullable StoreOperation operation) {
        caller().ifPresent(handler -> SEEN.add(new Use(handler, resource, operation)));
    }

    /** Keeps that the handler now on the stack has used a port. */
    public static void note(String port) {
        note(port, null);
    }

    /** Returns what was seen until now. */
    public static Set<Use> seen() {
        return Set.copyOf(SEEN);
    }

    private static Optional<String> caller() {
        return STACK.walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> JsonHandler.class.isAssignableFrom(type) && !type.isInterface())
                .map(Class::getName)
                .reduce((inner, outer) -> outer));
    }
}
