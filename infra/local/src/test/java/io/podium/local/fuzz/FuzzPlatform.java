package io.podium.local.fuzz;

import io.podium.domain.port.TaskSender;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.usecase.Stores;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** An empty platform in memory whose clock stands still, and the functions of the template on it. */
final class FuzzPlatform implements Platform {
    private static final Template TEMPLATE = template();

    private final AtomicLong writes = new AtomicLong();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private final Stores stores = Stores.on(
            clock,
            new CountedStore(writes),
            new CountedStore(writes),
            new CountedStore(writes),
            new CountedStore(writes),
            new CountedStore(writes),
            new InMemoryItemStore());
    private final Surroundings surroundings = new Surroundings((woken, delay) -> {}, clock, new Random(7));
    private final Map<String, JsonHandler> handlers = new HashMap<>();

    static List<FunctionDefinition> functions() {
        return TEMPLATE.functions();
    }

    private static Template template() {
        try {
            return Template.load(Path.of(System.getProperty("podium.fuzz.template", "../../template.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many writes were asked for; those of the audit do not count, which notes what was refused too. */
    long writes() {
        return writes.get();
    }

    JsonHandler function(String id) {
        return handlers.computeIfAbsent(id, this::make);
    }

    private JsonHandler make(String id) {
        FunctionDefinition function = functions().stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow();
        try {
            return Class.forName(function.handler())
                    .asSubclass(JsonHandler.class)
                    .getConstructor(Platform.class)
                    .newInstance(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("function " + id + " cannot be made", e);
        }
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public List<TaskSender> senders() {
        return List.of();
    }

    @Override
    public StateMachineRunner stateMachine() {
        return input -> Map.of("placed", 0L);
    }

    @Override
    public Log log() {
        return new Log(line -> {}, clock);
    }

    @Override
    public long memoryBytes() {
        return 512L << 20;
    }
}
