package io.podium.local.torture.port;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.json.Json;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.Faults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ways to hand tasks to queues, functions and endpoints, as one instance of a function reaches them. */
public final class FaultySender implements TaskSender {
    private final Sandbox sandbox;
    private final Workplace workplace;

    public FaultySender(Sandbox sandbox, Workplace workplace) {
        this.sandbox = sandbox;
        this.workplace = workplace;
    }

    @Override
    public boolean serves(Target target) {
        return !(target instanceof Target.Pull);
    }

    @Override
    public List<Task> send(Target target, List<Task> tasks) {
        Faults faults = sandbox.world().faults();
        sandbox.beforeCall("send", tasks.size());
        boolean unavailable = faults.strike(Fault.TARGET_UNAVAILABLE);
        List<Task> refused = new ArrayList<>();
        for (Task task : tasks.stream().sorted(Comparator.comparing(Task::key)).toList()) {
            if (unavailable && sandbox.world().chance().oneIn(2)) {
                break;
            }
            if (faults.strike(Fault.TARGET_REFUSES)) {
                refused.add(task);
            } else {
                workplace.take(target, Json.write(TaskView.leased(task)));
            }
        }
        sandbox.afterCall("send");
        if (unavailable) {
            throw new QueueUnavailableException(
                    "the target did not answer", new IllegalStateException(target.toString()));
        }
        return refused;
    }
}
