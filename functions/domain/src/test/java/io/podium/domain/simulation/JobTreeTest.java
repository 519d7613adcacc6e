package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JobTreeTest {
    private static final int JOBS = 300;

    private final Random random = new Random(3);
    private final double[] key = random.ints(JOBS, 0, 40).asDoubleStream().toArray();
    private final double[] seconds =
            random.ints(JOBS, 0, 1_000).asDoubleStream().toArray();
    private final int[] processors = random.ints(JOBS, 1, 9).toArray();
    private final JobTree tree = new JobTree(new JobNodes(key, seconds, processors));
    private final TreeSet<Integer> model =
            new TreeSet<>(Comparator.<Integer>comparingDouble(job -> key[job]).thenComparing(job -> job));

    @Test
    void answersAsAnOrderedSetDoesWhateverIsAddedAndRemoved() {
        for (int round = 0; round < 20_000; round++) {
            int job = random.nextInt(JOBS);
            if (model.remove(job)) {
                tree.remove(job);
            } else {
                key[job] = random.nextInt(40);
                model.add(job);
                tree.add(job);
            }
            assertThat(tree.size()).isEqualTo(model.size());
            if (!model.isEmpty()) {
                assertThat(tree.first()).isEqualTo(model.first());
                assertThat(tree.last()).isEqualTo(model.last());
            }
            assertThat(tree.isEmpty()).isEqualTo(model.isEmpty());
        }
    }

    @Test
    void findsTheFirstThatIsShortEnough() {
        fill();
        for (int limit = -1; limit < 1_000; limit += 7) {
            double most = limit;
            int expected = model.stream()
                    .filter(job -> seconds[job] <= most)
                    .findFirst()
                    .orElse(JobNodes.NONE);
            assertThat(tree.firstWith(time -> time <= most)).isEqualTo(expected);
        }
    }

    @Test
    void addsUpTheProcessorsFromAKeyOn() {
        fill();
        for (int from = -1; from <= 41; from++) {
            double least = from;
            int expected = model.stream()
                    .filter(job -> key[job] >= least)
                    .mapToInt(job -> processors[job])
                    .sum();
            assertThat(tree.processorsOfLast(at -> at >= least)).isEqualTo(expected);
        }
    }

    @Test
    void findsTheKeyUpToWhichThereAreEnoughProcessors() {
        fill();
        int sum = 0;
        for (int job : model) {
            assertThat(tree.keyReaching(sum + 1)).isEqualTo(key[job]);
            sum += processors[job];
            assertThat(tree.keyReaching(sum)).isEqualTo(key[job]);
        }
    }

    @Test
    void anEmptyOneFindsNothing() {
        assertThat(tree.firstWith(time -> true)).isEqualTo(JobNodes.NONE);
        assertThat(tree.processorsOfLast(at -> true)).isZero();
    }

    private void fill() {
        for (int job = 0; job < JOBS; job += 2) {
            model.add(job);
            tree.add(job);
        }
    }
}
