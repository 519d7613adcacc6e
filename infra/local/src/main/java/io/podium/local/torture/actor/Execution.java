package io.podium.local.torture.actor;

import io.podium.lambda.json.Json;
import io.podium.local.torture.world.Chance;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** A worker runs a task: says that it is alive, gives the task back when asked, and reports, as well as it can. */
final class Execution {
    private static final int MOST_TRIES = 4;

    private final Staff staff;
    private final World world;
    private final Chance chance;
    private final Work work;
    private final long lease;
    private final boolean queued;

    /**
     * @param service the worker's service
     * @param queued whether it reports by the completion queue
     */
    Execution(Staff staff, Work work, String service, boolean queued) {
        this.staff = staff;
        this.world = staff.world();
        this.chance = world.chance();
        this.work = work;
        this.lease = 1_000L * Scene.leaseSeconds(service);
        this.queued = queued;
    }

    void run() {
        world.note("begins", work.task() + " under " + work.token());
        long left = chance.exponential(staff.scene().runMillis());
        while (left > 0) {
            long part = Math.min(left, lease / 3);
            world.loop().pause(part);
            left -= part;
            if (world.faults().strike(Fault.WORKER_DIED)) {
                world.note("worker dies", work.task());
                return;
            }
            if (world.faults().strike(Fault.WORKER_STALLED)) {
                world.loop().pause(lease + chance.below((int) lease));
            }
            if (left > 0 && !goesOn(left)) {
                return;
            }
        }
        report();
    }

    /** Says that the worker is alive; returns whether it goes on. */
    private boolean goesOn(long left) {
        Api.Answer answer = heartbeat(staff, work);
        if (answer.status() == 409) {
            return chance.oneIn(4);
        }
        if (Boolean.TRUE.equals(answer.body().at("preempt").value())
                && !(world.faults().areOn() && chance.oneIn(4))) {
            giveBack(left);
            return false;
        }
        return true;
    }

    /** Says that a worker has the task. */
    static Api.Answer heartbeat(Staff staff, Work work) {
        long fence = staff.checker().fence(work.task());
        Api.Answer answer = staff.api()
                .call(
                        work.task().tenant(),
                        "PUT",
                        work.path("heartbeat"),
                        Map.of("token", work.token().toString()));
        if (answer.isOk()) {
            staff.checker().heeded(work.task(), work.token(), fence, false);
        } else if (answer.status() == 409) {
            staff.world().faults().happened(Fault.TOKEN_STALE);
        }
        return answer;
    }

    private void report() {
        if (world.faults().strike(Fault.REPORT_LOST)) {
            world.note("report is lost", work.task());
            return;
        }
        if (world.faults().strike(Fault.REPORT_LATE)) {
            world.loop().pause(lease + chance.below((int) lease));
        }
        int times = world.faults().strike(Fault.REPORT_TWICE) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            if (world.faults().strike(Fault.TASK_FAILED)) {
                fail();
            } else {
                send(
                        "complete",
                        "succeeded",
                        Map.of("result", Map.of("by", work.token().toString())),
                        true);
            }
        }
    }

    private void fail() {
        send("fail", "failed", Map.of("error", "no", "retryable", !chance.oneIn(4)), false);
    }

    private void giveBack(long left) {
        send("yield", "yielded", Map.of("remainingSeconds", left / 1_000.0), false);
    }

    private void send(String verb, String status, Map<String, Object> fields, boolean completes) {
        staff.checker().ends(work.task(), work.token(), completes);
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("token", work.token().toString());
        if (queued) {
            body.put("taskId", work.task().id());
            body.put("status", status);
            world.note("reports", work.task() + " " + status);
            staff.completions().send(Json.write(body), 0);
            return;
        }
        Api.Answer answer = tell(verb, body, completes);
        for (int i = 1; answer.isUnknown() && i < MOST_TRIES; i++) {
            staff.rest();
            answer = tell(verb, body, completes);
        }
    }

    private Api.Answer tell(String verb, Map<String, Object> body, boolean completes) {
        long fence = staff.checker().fence(work.task());
        Api.Answer answer = staff.api().call(work.task().tenant(), "POST", work.path(verb), body);
        if (answer.isOk()) {
            staff.checker().heeded(work.task(), work.token(), fence, completes);
        } else if (answer.status() == 409) {
            world.faults().happened(Fault.TOKEN_STALE);
        }
        return answer;
    }
}
