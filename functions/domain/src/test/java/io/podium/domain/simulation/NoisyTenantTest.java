package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.queueing.ErlangC;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One tenant submits a thousand times as much work as another, and far more than the servers can do. How much longer does
 * the other wait than if it were alone?
 *
 * <p>A running task is not taken from another tenant, so while the noisy one keeps all servers busy, each task of the
 * quiet one that may go first waits for the next server to come free: with exponential durations of mean 1 on c servers,
 * one in a hundred for longer than ln(100) / (c - load). Alone only the part C (Erlang's formula) waits at all, and one in
 * a hundred exceeds ln(100 C) / (c - load). So weights alone keep a tenant within twice its wait if C is above 0.1, that is
 * if it would wait now and then by itself; for one that would not, a quota on the noisy one must leave servers free.
 * Besides, weights leave a server to any tenant that has none, so the quiet one has one less.
 */
class NoisyTenantTest {
    private static final int TIMES = 1_000;

    /** More than fills all servers all the time. */
    private static final int ENOUGH = 10;

    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "sjf", "srtf", "dps", "edf"})
    void weightsAndAQuotaProtectATenantThatNeedsMostServers(String policy) {
        Workload quiet = quiet(1, 300, 45);
        double alone = p99Wait(50, policy, unfair(), quiet);
        assertThat(alone).isPositive();

        assertThat(p99Wait(50, policy, sharing(100, 2), with(TIMES, quiet))).isLessThanOrEqualTo(2 * alone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "sjf", "srtf", "dps", "edf"})
    void weightsAloneProtectATenantThatWouldWaitByItself(String policy) {
        assertThat(ErlangC.waitProbability(50, 45)).isGreaterThan(0.1);
        for (int seed = 1; seed <= 3; seed++) {
            Workload quiet = quiet(seed, 5_000, 45);

            assertThat(p99Wait(50, policy, sharing(100, null), with(ENOUGH, quiet)))
                    .isLessThanOrEqualTo(2 * p99Wait(50, policy, unfair(), quiet));
        }
    }

    @Test
    void moreNoiseThanFillsTheServersChangesNothing() {
        Workload quiet = quiet(1, 300, 45);

        assertThat(p99Wait(50, "fifo", sharing(100, null), with(TIMES, quiet)))
                .isLessThan(1.2 * p99Wait(50, "fifo", sharing(100, null), with(ENOUGH, quiet)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "sjf", "srtf", "dps", "edf"})
    void aQuotaThatLeavesServersFreeProtectsATenantThatWouldNotWaitByItself(String policy) {
        int left = 6;
        assertThat(ErlangC.waitProbability(left, 1)).isLessThan(0.01);
        Workload quiet = quiet(1, 100, 1);
        Workload both = with(TIMES, quiet);

        assertThat(p99Wait(10, policy, unfair(), quiet)).isLessThan(ROUNDING);
        assertThat(p99Wait(10, policy, sharing(1, 10 - left), both)).isLessThan(ROUNDING);
        assertThat(p99Wait(10, policy, sharing(1, null), both))
                .as("by its turn alone it waits for the next server to come free")
                .isBetween(0.01, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "sjf", "srtf", "dps", "edf"})
    void withoutFairnessAHundredthOfTheNoiseIsTooMuch(String policy) {
        Workload quiet = quiet(1, 300, 45);
        double alone = p99Wait(50, policy, unfair(), quiet);

        assertThat(p99Wait(50, policy, unfair(), with(TIMES / 100, quiet))).isGreaterThan(50 * alone);
    }

    /**
     * @param weight the quiet tenant's
     * @param quota the noisy tenant's
     */
    private static Sharing sharing(double weight, @Nullable Integer quota) {
        return new Sharing(
                "max-min",
                Entitlement.DEFAULT,
                new TreeMap<>(Map.of(
                        "quiet", new Entitlement(weight, null, null), "noisy", new Entitlement(1, quota, null))));
    }

    private static Sharing unfair() {
        return Sharing.DEFAULT.by(Sharing.UNFAIR);
    }

    private static double p99Wait(int servers, String policy, Sharing sharing, Workload workload) {
        TenantWaits waits = new Simulator(new SimulationRules(servers, policy, 1).sharedBy(sharing))
                .run(workload, new Random(1), SimulationObserver.NONE)
                .byTenant()
                .get("quiet");
        return waits == null ? Double.NaN : waits.p99WaitSeconds();
    }

    /** Exponential gaps and durations of mean 1, so that the load is the mean number of servers in use. */
    private static Workload quiet(int seed, int tasks, double load) {
        Random random = new Random(seed);
        List<Job> jobs = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < tasks; i++) {
            at += exponential(random) / load;
            jobs.add(job(at, random, "quiet"));
        }
        return new Workload(jobs);
    }

    private static Workload with(int times, Workload quiet) {
        Random random = new Random(2);
        double span = quiet.jobs().get(quiet.size() - 1).arrivalSeconds();
        List<Job> jobs = new ArrayList<>(quiet.jobs());
        for (int i = 0; i < times * quiet.size(); i++) {
            jobs.add(job(random.nextDouble() * span, random, "noisy"));
        }
        jobs.sort(Comparator.comparingDouble(Job::arrivalSeconds));
        return new Workload(jobs);
    }

    private static Job job(double at, Random random, String tenant) {
        double seconds = exponential(random);
        return new Job(at, seconds, 1, random.nextInt(3), at + 10 * seconds).of(tenant);
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }
}
