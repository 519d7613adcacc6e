package io.podium.local.torture.actor;

import io.podium.domain.service.Target;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.local.torture.port.Message;
import io.podium.local.torture.port.MessageQueue;
import io.podium.local.torture.port.Workplace;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where sent tasks arrive: a queue of their service, or a function or endpoint that runs them at once. */
final class SentWork implements Workplace {
    private static final int MOST_RECEIVED = 10;
    private static final String QUEUED = "m";

    private final World world;
    private final MessageQueue queue;
    private @Nullable Staff staff;

    SentWork(World world) {
        this.world = world;
        this.queue = new MessageQueue(world, "work-" + QUEUED, Duration.ofSeconds(60), 20);
        queue.whenVisible(
                () -> world.loop().start("worker of " + QUEUED, world.chance().below(100), this::receive));
    }

    /** Has these people do the work. */
    void employ(Staff people) {
        staff = people;
    }

    @Override
    public void take(Target target, String json) {
        if (target instanceof Target.Sqs) {
            queue.send(json, 0);
            return;
        }
        String service = target instanceof Target.Lambda ? "f" : "h";
        int times = world.faults().strike(Fault.MESSAGE_TWICE) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            long delay = world.chance().exponential(50);
            world.loop().start("worker of " + service, delay, () -> begin(json, service));
        }
    }

    private void begin(String json, String service) {
        Staff people = Objects.requireNonNull(staff);
        Work work = Work.of(new Tree(Json.parse(json)));
        boolean says = world.chance().oneIn(2);
        if (!says || Execution.heartbeat(people, work).status() != 409) {
            new Execution(people, work, service, world.chance().oneIn(2)).run();
        }
    }

    /** The message is deleted when the task begins; from then on its lease brings it back. */
    private void receive() {
        Staff people = Objects.requireNonNull(staff);
        for (Message message : queue.receive(1 + world.chance().below(MOST_RECEIVED))) {
            Tree tree = readable(message);
            if (tree == null) {
                queue.delete(message);
            } else {
                Work work = Work.of(tree);
                world.loop().start("worker of " + QUEUED, 0, () -> take(people, message, work));
            }
        }
    }

    private void take(Staff people, Message message, Work work) {
        Api.Answer answer = Execution.heartbeat(people, work);
        if (answer.status() < 500) {
            queue.delete(message);
        }
        if (answer.isOk()) {
            new Execution(people, work, QUEUED, true).run();
        }
    }

    private static @Nullable Tree readable(Message message) {
        return message.body().endsWith("}") ? new Tree(Json.parse(message.body())) : null;
    }
}
