package io.podium.local.torture.actor;

import io.podium.lambda.json.Json;
import io.podium.lambda.wiring.ExecutionFailedException;
import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.PipeDefinition;
import io.podium.local.template.QueueDefinition;
import io.podium.local.template.QueueSource;
import io.podium.local.torture.check.Checker;
import io.podium.local.torture.port.MessageQueue;
import io.podium.local.torture.port.Parts;
import io.podium.local.torture.port.Tables;
import io.podium.local.torture.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Everybody in a world, put together as the template says. */
public final class Cast {
    private static final int CLIENTS = 3;

    private final World world;
    private final Blueprint blueprint;
    private final Deployment deployment;
    private final Staff staff;
    private final Operator operator;
    private boolean mended;
    private int clientsActing;

    public Cast(World world, Blueprint blueprint, Tables tables, Checker checker, Parts parts) {
        this.world = world;
        this.blueprint = blueprint;
        Scene scene = Scene.draw(world.chance());
        PipeDefinition pipe = blueprint.template().pipes().get(0);
        MessageQueue wakes = queue(pipe.queue());
        SentWork sent = new SentWork(world);
        this.deployment = new Deployment(world, blueprint, tables, parts, wakes, sent, scene.optimizes());
        Executions machine = new Executions(world, blueprint.machine(), deployment);
        deployment.connect(machine);
        Feed.connect(
                world, wakes, blueprint.queue(pipe.queue()), pipe.batchSize(), records -> execute(machine, records));
        this.staff = new Staff(world, scene, new Api(world, blueprint, deployment), completions(), checker);
        this.operator = new Operator(staff);
        sent.employ(staff);
    }

    private MessageQueue queue(String id) {
        QueueDefinition definition = blueprint.queue(id);
        QueueDefinition.Redrive redrive = definition.redrive();
        return new MessageQueue(
                world,
                id,
                definition.visibilityTimeout(),
                redrive == null ? Integer.MAX_VALUE : redrive.maxReceiveCount());
    }

    /** Connects the queues that functions are fed from, of which one takes the workers' reports. */
    private MessageQueue completions() {
        for (FunctionDefinition function : blueprint.template().functions()) {
            for (QueueSource source : function.queueSources()) {
                MessageQueue queue = queue(source.queue());
                Feed.connect(
                        world,
                        queue,
                        blueprint.queue(source.queue()),
                        source.batchSize(),
                        records -> Json.parse(deployment.invoke(
                                function.id(),
                                Json.write(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8))));
                return queue;
            }
        }
        throw new IllegalStateException("the template feeds no function from a queue");
    }

    private static Object execute(Executions machine, List<Map<String, Object>> records)
            throws FunctionFailedException {
        try {
            return machine.run(records);
        } catch (ExecutionFailedException e) {
            throw new FunctionFailedException(e.error(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Sets the scene; to be called before anything else happens. */
    public void begin() {
        world.loop().start("operator", 0, this::mend);
    }

    /** Returns whether everything is as it should be and no client has anything left to ask for. */
    public boolean isMended() {
        return mended && clientsActing == 0;
    }

    /** Has everybody act. Once faults strike no more the operator mends everything, and clients ask again and are done. */
    public void act() {
        Requests requests = new Requests(world, staff.scene());
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client(staff, requests);
            clientsActing++;
            world.loop().start("client " + i, 0, () -> {
                client.run();
                clientsActing--;
            });
        }
        Scene.PULLING.forEach(
                service -> world.loop().start("workers of " + service, 0, new PullWorker(staff, service)::run));
        Scene.PUSHED.forEach(
                service -> world.loop().start("owner of " + service, 0, () -> operator.keepAlive(service)));
        mended = false;
        world.loop().start("operator", 0, () -> {
            operator.run();
            mend();
        });
        Timers timers = new Timers(world, deployment);
        for (FunctionDefinition function : blueprint.template().functions()) {
            if (staff.scene().optimizes() || !function.id().startsWith("Optimize")) {
                function.timers().forEach(timer -> timers.start(function, timer));
            }
        }
    }

    private void mend() {
        while (!operator.mend()) {
            staff.rest();
        }
        mended = true;
    }
}
