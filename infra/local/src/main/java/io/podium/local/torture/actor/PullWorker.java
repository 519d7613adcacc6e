package io.podium.local.torture.actor;

import io.podium.lambda.json.Tree;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.util.Map;

/** Workers that lease tasks of one service. */
final class PullWorker {
    private static final int AT_A_TIME = 3;
    private static final double IDLE_FACTOR = 5;
    private static final int CALM_PACE = 1_500;
    private static final int LONGEST_SILENCE = 200_000;

    private final Staff staff;
    private final World world;
    private final String service;
    private int running;

    PullWorker(Staff staff, String service) {
        this.staff = staff;
        this.world = staff.world();
        this.service = service;
    }

    /** Leases and runs tasks for ever. */
    void run() {
        while (true) {
            staff.rest();
            if (world.faults().strike(Fault.SERVICE_SILENT)) {
                world.loop().pause(world.chance().below(LONGEST_SILENCE));
            }
            int free = AT_A_TIME - running;
            if (free > 0) {
                lease(world.chance().between(1, free));
            }
            if (running == 0) {
                world.loop()
                        .pause(world.chance()
                                .exponential(IDLE_FACTOR
                                        * (world.faults().areOn()
                                                ? staff.scene().pace()
                                                : CALM_PACE)));
            }
        }
    }

    private void lease(int most) {
        Api.Answer answer = staff.api().call("worker", "POST", "/services/" + service + "/lease", Map.of("max", most));
        for (Tree tree : answer.body().at("tasks").elements()) {
            Work work = Work.of(tree);
            staff.checker().handedOver(work.task(), work.token());
            running++;
            world.loop().start("worker of " + service, 0, () -> work(work));
        }
    }

    private void work(Work work) {
        try {
            new Execution(staff, work, service, false).run();
        } finally {
            running--;
        }
    }
}
