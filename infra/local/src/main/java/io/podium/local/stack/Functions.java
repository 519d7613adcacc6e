package io.podium.local.stack;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.wiring.Platform;
import io.podium.local.template.FunctionDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions, in this process. They are called as Lambda calls them, with bytes in and bytes out, and billed alike:
 * for the time that they take, rounded up to a millisecond, with the memory that the template gives them.
 */
public final class Functions {
    private static final double MEGABYTES_IN_GIGABYTE = 1_024;

    private final Map<String, Function> functions = new HashMap<>();
    private final Meter meter;

    private record Function(FunctionDefinition definition, JsonHandler handler) {}

    /**
     * Makes one object of every handler's class.
     *
     * @throws IllegalStateException if a class is missing or takes no platform
     */
    Functions(List<FunctionDefinition> definitions, Platform platform, Meter meter) {
        this.meter = meter;
        for (FunctionDefinition definition : definitions) {
            Function function = new Function(definition, handler(definition, platform));
            functions.put(definition.id(), function);
            functions.put(definition.aliasArn(), function);
        }
    }

    /**
     * Calls a function.
     *
     * @param name its logical id or the ARN of its alias
     * @throws IOException if the handler fails so
     * @throws IllegalArgumentException if there is no such function
     */
    byte[] invoke(String name, byte[] input) throws IOException {
        Function function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("the template has no function " + name);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        long begun = System.nanoTime();
        try {
            function.handler().handleRequest(new ByteArrayInputStream(input), output, null);
        } finally {
            bill(function.definition(), System.nanoTime() - begun);
        }
        return output.toByteArray();
    }

    private void bill(FunctionDefinition function, long nanos) {
        String operation = "Lambda." + function.id();
        double seconds = Math.max(1, Math.ceil(nanos / 1e6)) / 1_000;
        meter.call(operation, BilledUnit.LAMBDA_REQUEST, 1);
        meter.bill(
                operation, BilledUnit.LAMBDA_GB_SECOND, seconds * function.memoryMegabytes() / MEGABYTES_IN_GIGABYTE);
    }

    /** Makes an object of a handler's class. */
    public static JsonHandler handler(FunctionDefinition function, Platform platform) {
        try {
            return Class.forName(function.handler())
                    .asSubclass(JsonHandler.class)
                    .getConstructor(Platform.class)
                    .newInstance(platform);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(
                    "function " + function.id() + " needs a class " + function.handler()
                            + " that is a JsonHandler and is made with a Platform",
                    e);
        }
    }
}
