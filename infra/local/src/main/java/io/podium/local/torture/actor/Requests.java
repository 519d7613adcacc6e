package io.podium.local.torture.actor;

import io.podium.domain.task.TaskKey;
import io.podium.local.torture.world.Chance;
import io.podium.local.torture.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Draws what clients submit: single tasks, tasks that depend on others, gangs and arrays. */
final class Requests {
    /** Where there are services, so that every task can run. */
    private static final List<String> QUEUES =
            List.of("p work", "p work", "q work", "p other", "q sent", "q sent", "p queued");

    private final World world;
    private final Scene scene;
    private final Chance chance;
    private int drawn;

    Requests(World world, Scene scene) {
        this.world = world;
        this.scene = scene;
        this.chance = world.chance();
    }

    /**
     * What a client submits by one call.
     *
     * @param tenant whose tasks they are
     * @param body the body
     */
    record Request(String tenant, Map<String, Object> body) {}

    /** Returns how many tasks were asked for. */
    int drawn() {
        return drawn;
    }

    /** Returns some task that was asked for. */
    TaskKey any() {
        return key(chance.below(Math.max(1, drawn)));
    }

    private static TaskKey key(int number) {
        return new TaskKey(Scene.TENANTS.get(number % Scene.TENANTS.size()), "t" + number);
    }

    Request draw() {
        int first = drawn;
        String tenant = key(first).tenant();
        if (scene.gangs() && chance.oneIn(4) && !tenant.equals("b.eu")) {
            return gang(tenant);
        }
        if (scene.arrays() && chance.oneIn(5)) {
            Map<String, Object> task = task(drawn++);
            task.put("array", Map.of("size", chance.between(1, 4)));
            return new Request(tenant, task);
        }
        List<Object> tasks = new ArrayList<>();
        for (int more = chance.between(1, 3); more > 0; more--) {
            while (!key(drawn).tenant().equals(tenant)) {
                drawn++;
            }
            tasks.add(task(drawn++));
        }
        return new Request(tenant, Map.of("tasks", tasks));
    }

    /** Tasks that must start together, no more than their tenant may run at a time. */
    private Request gang(String tenant) {
        List<Object> members = new ArrayList<>();
        String pool = chance.oneIn(2) ? "p" : "q";
        String gang = "g" + drawn;
        for (int more = 2 + (tenant.equals("t") && scene.shards() == 1 ? chance.below(2) : 0); more > 0; more--) {
            while (!key(drawn).tenant().equals(tenant)) {
                drawn++;
            }
            Map<String, Object> member = task(drawn++);
            member.putAll(Map.of("gang", gang, "pool", pool, "type", "work"));
            member.remove("request");
            members.add(member);
        }
        return new Request(tenant, Map.of("tasks", members));
    }

    private Map<String, Object> task(int number) {
        String[] queue = chance.pick(QUEUES).split(" ", 2);
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("taskId", key(number).id());
        task.put("pool", queue[0]);
        task.put("type", queue[1]);
        task.put("priority", chance.below(5));
        task.put("maxAttempts", chance.between(1, 4));
        task.put("onParentFailure", chance.pick(List.of("fail", "skip", "run")));
        if (chance.of(0.75)) {
            task.put("expectedSeconds", chance.between(1, 500));
        }
        if (chance.oneIn(5)) {
            task.put("delaySeconds", chance.between(1, 90));
        }
        if (chance.oneIn(5)) {
            task.put(
                    "deadline",
                    world.now().plusSeconds(chance.between(1, 3_600)).toString());
        }
        if (chance.oneIn(4)) {
            task.put("request", Map.of("cpu", Map.of("min", chance.between(1, 2), "max", 2)));
        }
        List<String> parents = parents(number);
        if (!parents.isEmpty()) {
            task.put("dependsOn", parents);
        }
        return task;
    }

    /** Earlier tasks of the same tenant. */
    private List<String> parents(int number) {
        TreeSet<String> parents = new TreeSet<>();
        if (chance.oneIn(3)) {
            for (int i = chance.between(1, 2); i > 0; i--) {
                TaskKey other = key(chance.below(Math.max(1, number)));
                if (number > 0 && other.tenant().equals(key(number).tenant())) {
                    parents.add(other.id());
                }
            }
        }
        return List.copyOf(parents);
    }
}
