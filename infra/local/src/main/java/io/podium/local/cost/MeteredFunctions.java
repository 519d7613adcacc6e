package io.podium.local.cost;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.domain.meter.MeterReading;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.json.Json;
import io.podium.local.template.FunctionDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The functions, each with a meter of its own. */
final class MeteredFunctions {
    private static final double MILLIS_AND_MEGABYTES = 1_000.0 * 1_024;

    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final HandlerClock clock;
    private double millis;

    /** @param clock takes the processor time of each step */
    MeteredFunctions(HandlerClock clock) {
        this.clock = clock;
    }

    private record Function(FunctionDefinition definition, JsonHandler handler, Meter meter) {}

    /**
     * Adds a function.
     *
     * @param step the name under which it is called and its meter is read
     * @param maker makes its handler, whose calls the meter counts
     */
    void add(String step, FunctionDefinition definition, BiFunction<FunctionDefinition, Meter, JsonHandler> maker) {
        Meter meter = new Meter();
        functions.put(step, new Function(definition, maker.apply(definition, meter), meter));
    }

    /** Returns the meter of a step. */
    Meter meter(String step) {
        return function(step).meter();
    }

    /** Returns the milliseconds that all invocations until now have taken. */
    double millis() {
        return millis;
    }

    /** Returns what every step has counted. */
    Map<String, MeterReading> readings() {
        Map<String, MeterReading> readings = new LinkedHashMap<>();
        functions.forEach(
                (step, function) -> readings.put(step, function.meter().read()));
        return readings;
    }

    /** Calls a function by the name of its step, and returns its answer. */
    @Nullable
    Object invoke(String step, @Nullable Object input) {
        Function function = function(step);
        MeterReading before = function.meter().read();
        byte[] in = Json.write(input).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            clock.inside(step, () -> function.handler().handleRequest(new ByteArrayInputStream(in), out, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double took = CallTimes.millis(function.meter().read().minus(before), in.length + (long) out.size());
        millis += took;
        function.meter().call("Lambda.Invoke", BilledUnit.LAMBDA_REQUEST, 1);
        function.meter()
                .bill(
                        "Lambda.Invoke",
                        BilledUnit.LAMBDA_GB_SECOND,
                        took * function.definition().memoryMegabytes() / MILLIS_AND_MEGABYTES);
        return Json.parse(out.toByteArray());
    }

    private Function function(String step) {
        return Objects.requireNonNull(functions.get(step), "there is no function " + step);
    }
}
