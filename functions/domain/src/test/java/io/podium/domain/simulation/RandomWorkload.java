package io.podium.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Workloads in whole and half seconds, so that many things happen at one instant. */
final class RandomWorkload {
    private RandomWorkload() {}

    static Workload draw(RandomGenerator random, int jobs, int widest) {
        List<Job> drawn = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < jobs; i++) {
            at += random.nextInt(5) / 2.0;
            Double deadline = random.nextBoolean() ? at + random.nextInt(40) : null;
            drawn.add(new Job(at, random.nextInt(24) / 2.0, 1 + random.nextInt(widest), random.nextInt(9), deadline));
        }
        return new Workload(drawn);
    }
}
