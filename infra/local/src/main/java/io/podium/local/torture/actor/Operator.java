package io.podium.local.torture.actor;

import io.podium.local.torture.world.Chance;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those who run services and pools: they register, drain and remove, change pools and schedules, and mend it all. */
final class Operator {
    private static final int HEARTBEAT = 30_000;
    private static final int LONGEST_SILENCE = 300_000;

    private final Staff staff;
    private final World world;
    private final Chance chance;
    private final List<String> services = new ArrayList<>(Scene.PULLING);

    Operator(Staff staff) {
        this.staff = staff;
        this.world = staff.world();
        this.chance = world.chance();
        services.addAll(Scene.PUSHED);
    }

    /** Puts everything as it should be; returns whether that was answered. */
    boolean mend() {
        boolean done = put("/pools/p", staff.scene().pool("p", 6, chance))
                && put("/pools/q", staff.scene().pool("q", 4, chance));
        for (String service : services) {
            done &= register(service);
        }
        for (int i = 0; i < 2; i++) {
            int status = call("DELETE", "/schedules/c" + i, null).status();
            done &= status < 300 || status == 404;
        }
        return done;
    }

    /** Acts while faults may strike. */
    void run() {
        while (world.faults().areOn()) {
            world.loop().pause(1 + chance.exponential(5.0 * staff.scene().pace()));
            act();
        }
    }

    /** Keeps services alive for ever. */
    void keepAlive(String service) {
        while (true) {
            boolean silent = world.faults().strike(Fault.SERVICE_SILENT);
            world.loop().pause(silent ? chance.below(LONGEST_SILENCE) : HEARTBEAT);
            call("PUT", "/services/" + service + "/heartbeat", Map.of());
        }
    }

    private void act() {
        String service = chance.pick(services);
        switch (chance.below(12)) {
            case 0 -> call("POST", "/services/" + service + "/drain", Map.of());
            case 1 -> call("DELETE", "/services/" + service, null);
            case 2 -> put("/pools/p", staff.scene().pool("p", chance.between(2, 8), chance));
            case 3 -> put("/pools/q", staff.scene().pool("q", chance.between(2, 6), chance));
            case 4, 5 -> schedule();
            case 6 -> call("GET", "/pools/" + (chance.oneIn(2) ? "p" : "q"), null);
            case 7 -> call("GET", "/services/" + service, null);
            default -> services.forEach(this::register);
        }
    }

    private void schedule() {
        if (staff.scene().schedules()) {
            Map<String, Object> task = Map.of("type", "work", "pool", "p", "expectedSeconds", 5);
            put(
                    "/schedules/c" + chance.below(2),
                    Map.of(
                            "cron",
                            "*/2 * * * *",
                            "task",
                            task,
                            "overlap",
                            chance.oneIn(2) ? "skip" : "allow",
                            "catchUp",
                            chance.pick(List.of("latest", "none", "all"))));
        }
    }

    private boolean register(String service) {
        return call("POST", "/services", Scene.service(service)).isOk();
    }

    private boolean put(String path, Map<String, Object> body) {
        return call("PUT", path, body).isOk();
    }

    private Api.Answer call(String method, String path, @Nullable Object body) {
        Api.Answer answer = staff.api().call("t", method, path, body);
        if (answer.status() == 400) {
            world.broken(method + " " + path + " was refused: " + answer.body().value());
        }
        return answer;
    }
}
