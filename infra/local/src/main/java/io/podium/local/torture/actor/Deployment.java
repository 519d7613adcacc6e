package io.podium.local.torture.actor;

import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.torture.port.FaultySender;
import io.podium.local.torture.port.FaultyTaskQueue;
import io.podium.local.torture.port.MessageQueue;
import io.podium.local.torture.port.Parts;
import io.podium.local.torture.port.Sandbox;
import io.podium.local.torture.port.Tables;
import io.podium.local.torture.port.Workplace;
import io.podium.local.torture.world.Crash;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a world. As on Lambda an instance serves one call at a time, keeps its memory between calls, and is
 * gone with it when its process dies; more calls at a time mean more instances.
 */
final class Deployment {
    /** What callers of functions must be ready for; anything else that a function throws is a mistake in it. */
    private static final Set<String> EXPECTED = Set.of(
            "StoreUnavailableException",
            "QueueUnavailableException",
            "ConflictException",
            "NotFoundException",
            "ExecutionFailedException");

    private final World world;
    private final Blueprint blueprint;
    private final Tables tables;
    private final Parts parts;
    private final MessageQueue wakes;
    private final Workplace workplace;
    private final boolean optimizes;
    private final Map<String, Deque<Instance>> idle = new HashMap<>();
    private @Nullable StateMachineRunner machine;
    private String lastError = "";
    private int made;

    private record Instance(Sandbox sandbox, JsonHandler handler) {}

    /**
     * @param optimizes whether the optimizer can be called; in some worlds it never can
     */
    Deployment(
            World world,
            Blueprint blueprint,
            Tables tables,
            Parts parts,
            MessageQueue wakes,
            Workplace workplace,
            boolean optimizes) {
        this.world = world;
        this.blueprint = blueprint;
        this.tables = tables;
        this.parts = parts;
        this.wakes = wakes;
        this.workplace = workplace;
        this.optimizes = optimizes;
    }

    /** Has functions start this state machine. */
    void connect(StateMachineRunner runner) {
        machine = runner;
    }

    /** Returns the last error that a function logged. */
    String lastError() {
        return lastError;
    }

    /**
     * Calls a function and waits for its answer.
     *
     * @throws FunctionFailedException if there is none
     */
    byte[] invoke(String name, byte[] input) throws FunctionFailedException {
        FunctionDefinition function = blueprint.function(name);
        boolean isOff = !optimizes && function.id().startsWith("Optimize");
        if (isOff || world.faults().strike(Fault.FUNCTION_THROTTLED)) {
            throw new FunctionFailedException("Lambda.TooManyRequestsException", "too many calls", null);
        }
        world.awaitCall();
        Deque<Instance> warm = idle.computeIfAbsent(function.id(), any -> new ArrayDeque<>());
        if (world.faults().strike(Fault.INSTANCE_RECYCLED)) {
            warm.poll();
        }
        Instance instance = warm.isEmpty() ? make(function) : warm.pop();
        byte[] answer = call(function.id(), instance, input, warm);
        warm.push(instance);
        return answer;
    }

    private byte[] call(String function, Instance instance, byte[] input, Deque<Instance> warm)
            throws FunctionFailedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            instance.handler().handleRequest(new ByteArrayInputStream(input), output, null);
        } catch (Crash crash) {
            if (!instance.sandbox().isDead()) {
                throw crash;
            }
            throw new FunctionFailedException("Lambda.Unknown", "the process has died", crash);
        } catch (IOException | RuntimeException e) {
            requireAlive(function, instance);
            if (!EXPECTED.contains(e.getClass().getSimpleName())) {
                world.broken(function + " threw " + Words.of(e));
            }
            world.note(function + " failed", String.valueOf(e.getMessage()));
            warm.push(instance);
            throw new FunctionFailedException(e.getClass().getName(), String.valueOf(e.getMessage()), e);
        }
        requireAlive(function, instance);
        return output.toByteArray();
    }

    private void requireAlive(String function, Instance instance) {
        if (instance.sandbox().isDead()) {
            world.broken(function + " went on after its process had died: some code swallows errors");
        }
    }

    private Instance make(FunctionDefinition function) {
        String name = function.id() + "-" + made++;
        Sandbox sandbox = new Sandbox(world, name);
        long most = World.MOST_SKEW.toMillis();
        long skew = world.faults().strike(Fault.CLOCK_SKEWED) ? world.chance().between((int) -most, (int) most) : 0;
        Clock clock = world.clock(skew);
        Platform platform = new InstancePlatform(
                tables.seenFrom(sandbox, clock, parts),
                new Surroundings(
                        parts.queue(world, new FaultyTaskQueue(sandbox, wakes)),
                        clock,
                        world.chance().split()),
                List.of(new FaultySender(sandbox, workplace)),
                input -> Objects.requireNonNull(machine).run(input),
                new Log(this::logged, clock));
        return new Instance(sandbox, parts.handler(world, function.id(), handler(function, platform)));
    }

    private void logged(String line) {
        if (line.contains("\"ERROR\"")) {
            lastError = line.replace("\\n", "\n        ").replace("\\t", "    ");
        }
    }

    private static JsonHandler handler(FunctionDefinition function, Platform platform) {
        try {
            return Class.forName(function.handler())
                    .asSubclass(JsonHandler.class)
                    .getConstructor(Platform.class)
                    .newInstance(platform);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("function " + function.id() + " cannot be made", e);
        }
    }
}
