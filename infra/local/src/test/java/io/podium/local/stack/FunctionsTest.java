package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.domain.meter.OperationReading;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.ItemStore;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import io.podium.local.template.FunctionDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private final Meter meter = new Meter();

    /** Answers with what it was given. */
    public static final class Echo implements JsonHandler {
        public Echo(Platform platform) {
            platform.log();
        }

        @Override
        public @Nullable Object handle(@Nullable Object input) {
            return input;
        }
    }

    /** Always fails. */
    public static final class Failing implements JsonHandler {
        public Failing(Platform platform) {
            platform.log();
        }

        @Override
        public @Nullable Object handle(@Nullable Object input) {
            throw new ConflictException("no");
        }
    }

    @Test
    void callsAFunctionByItsIdAndByItsArn() throws Exception {
        Functions functions = functions("Echo", Echo.class.getName(), 1_024);
        assertThat(text(functions.invoke("Echo", bytes("{\"a\":1}")))).isEqualTo("{\"a\":1}");
        assertThat(text(functions.invoke("arn:Echo:live", bytes("[2]")))).isEqualTo("[2]");
    }

    @Test
    void billsACallByTimeAndMemoryAlsoWhereItFails() throws Exception {
        Functions functions = functions("Failing", Failing.class.getName(), 2_048);
        assertThatThrownBy(() -> functions.invoke("Failing", bytes("{}"))).isInstanceOf(ConflictException.class);
        OperationReading counted = meter.read().of("Lambda.Failing");
        assertThat(counted.calls()).isEqualTo(1);
        assertThat(counted.units().get(BilledUnit.LAMBDA_REQUEST)).isEqualTo(1);
        // At least a millisecond, in whole milliseconds, with 2 GB.
        double milliseconds = counted.units().get(BilledUnit.LAMBDA_GB_SECOND) / 2 * 1_000;
        assertThat(milliseconds).isGreaterThanOrEqualTo(1).isEqualTo(Math.rint(milliseconds));
    }

    @Test
    void saysWhichFunctionIsMissing() {
        assertThatThrownBy(() -> functions("Echo", Echo.class.getName(), 128).invoke("Other", bytes("{}")))
                .hasMessageContaining("Other");
    }

    @Test
    void saysWhichClassIsMissingOrWrong() {
        assertThatThrownBy(() -> functions("Gone", "io.podium.Gone", 128)).hasMessageContaining("io.podium.Gone");
        assertThatThrownBy(() -> functions("Odd", String.class.getName(), 128))
                .hasMessageContaining("java.lang.String");
    }

    private Functions functions(String id, String handler, int memory) {
        FunctionDefinition definition = new FunctionDefinition(
                id,
                "arn:" + id + ":live",
                handler,
                Duration.ofSeconds(29),
                memory,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        return new Functions(List.of(definition), platform(), meter);
    }

    private static Platform platform() {
        ItemStore items = new InMemoryItemStore();
        Clock clock = Clock.systemUTC();
        Stores stores = Stores.on(clock, items, items, items, items, items, items);
        return new LocalPlatform(
                stores,
                new Surroundings((wakes, delay) -> {}, clock, new Random(1)),
                List.of(),
                input -> input,
                new Log(line -> {}, clock));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
