package io.podium.local.torture.actor;

import io.podium.lambda.json.Json;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.Timer;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The schedules of a deployment. A tick may come late, twice or never. */
final class Timers {
    private final World world;
    private final Deployment deployment;

    Timers(World world, Deployment deployment) {
        this.world = world;
        this.deployment = deployment;
    }

    /** Starts a schedule, somewhere between two of its ticks. */
    void start(FunctionDefinition function, Timer timer) {
        int rate = (int) timer.rate().toMillis();
        world.loop().after(world.chance().below(rate), () -> tick(function.id(), rate));
    }

    private void tick(String function, int rate) {
        world.loop().after(rate, () -> tick(function, rate));
        if (!world.faults().strike(Fault.TICK_LOST)) {
            int times = world.faults().strike(Fault.TICK_TWICE) ? 2 : 1;
            for (int i = 0; i < times; i++) {
                world.loop().start("tick of " + function, 0, () -> call(function));
            }
        }
    }

    private void call(String function) {
        Map<String, Object> event = Map.of(
                "version", "0",
                "id", "tick",
                "detail-type", "Scheduled Event",
                "source", "aws.scheduler",
                "time", world.now().toString(),
                "resources", List.of("arn:aws:scheduler:us-east-1:000000000000:schedule/default/" + function));
        try {
            deployment.invoke(function, Json.write(event).getBytes(StandardCharsets.UTF_8));
        } catch (FunctionFailedException e) {
            world.note("tick failed", e.errorType());
        }
    }
}
