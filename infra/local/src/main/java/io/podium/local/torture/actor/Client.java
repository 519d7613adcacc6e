package io.podium.local.torture.actor;

import io.podium.domain.task.TaskKey;
import io.podium.lambda.json.Tree;
import io.podium.local.torture.world.Chance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application: submits tasks, again where it was not answered, looks at them, cancels and redrives them. */
final class Client {
    private final Staff staff;
    private final Requests requests;
    private final Chance chance;
    private final Deque<Requests.Request> unanswered = new ArrayDeque<>();

    Client(Staff staff, Requests requests) {
        this.staff = staff;
        this.requests = requests;
        this.chance = staff.world().chance();
    }

    /** Acts while faults may strike, then repeats what was not answered, and is done. */
    void run() {
        while (staff.world().faults().areOn()) {
            staff.rest();
            act();
        }
        while (!unanswered.isEmpty()) {
            submit(unanswered.remove());
            staff.rest();
        }
    }

    private void act() {
        int what = chance.below(20);
        if (what < 9 && requests.drawn() < staff.scene().tasks()) {
            submit(requests.draw());
        } else if (what < 12 && !unanswered.isEmpty()) {
            submit(unanswered.remove());
        } else if (what == 12) {
            cancel(requests.any());
        } else if (what == 13) {
            TaskKey task = requests.any();
            call(task.tenant(), "POST", "/tasks/" + task.id() + "/redrive", Map.of());
        } else if (what == 14) {
            look(requests.any());
        } else if (what == 15) {
            TaskKey task = requests.any();
            call(task.tenant(), "GET", "/tasks/" + task.id() + "/explain", null);
        } else if (what == 16) {
            String status = chance.pick(List.of("READY", "RUNNING", "BLOCKED", "SUCCEEDED", "DEAD"));
            call(requests.any().tenant(), "GET", "/tasks?pool=p&status=" + status, null);
        }
    }

    private void submit(Requests.Request request) {
        Api.Answer answer = call(request.tenant(), "POST", "/tasks", request.body());
        if (answer.status() == 202) {
            for (Tree task : answer.body().at("tasks").elements()) {
                boolean isArray = task.at("arraySize").value() != null;
                if (!isArray) {
                    String id = task.at("taskId").text().orElseThrow();
                    staff.checker().accepted(new TaskKey(request.tenant(), id));
                }
            }
        } else if (answer.isUnknown()) {
            unanswered.add(request);
        }
    }

    private void cancel(TaskKey task) {
        if (call(task.tenant(), "DELETE", "/tasks/" + task.id(), null).isOk()) {
            staff.checker().cancelled(task);
        }
    }

    private void look(TaskKey task) {
        boolean accepted = staff.checker().isAccepted(task);
        int status = call(task.tenant(), "GET", "/tasks/" + task.id(), null).status();
        if (accepted && status == 404) {
            staff.checker().unknown(task);
        }
    }

    private Api.Answer call(String tenant, String method, String path, @Nullable Object body) {
        return staff.api().call(tenant, method, path, body);
    }
}
