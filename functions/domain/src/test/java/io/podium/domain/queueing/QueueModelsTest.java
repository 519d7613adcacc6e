package io.podium.domain.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueModelsTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void singleServerTextbookExample() {
        Mm1Queue queue = new Mm1Queue(8, 10);
        assertThat(queue.utilization()).isEqualTo(0.8);
        assertThat(queue.meanNumberInSystem()).isCloseTo(4, within(1e-12));
        assertThat(queue.meanWaitSeconds()).isCloseTo(0.4, within(1e-12));
        assertThat(queue.meanTimeInSystemSeconds()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void theOftenPrintedMeanWaitIsTheMeanNumber() {
        Mm1Queue queue = new Mm1Queue(3, 5);
        double printed = 3 / (5 * (1 - queue.utilization()));
        assertThat(queue.meanNumberInSystem()).isCloseTo(printed, within(1e-12));
        assertThat(queue.meanWaitSeconds()).isNotCloseTo(printed, within(0.1));
        assertThat(queue.meanTimeInSystemSeconds()).isNotCloseTo(printed, within(0.1));
    }

    @Test
    void twoServersTextbookExample() {
        MmcQueue queue = new MmcQueue(1, 1, 2);
        assertThat(queue.waitProbability()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(queue.meanQueueLength()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(queue.meanTimeInSystemSeconds()).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(queue.meanNumberInSystem()).isCloseTo(4.0 / 3, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.999})
    void oneServerOfManyIsTheSingleServer(double load) {
        Mm1Queue one = new Mm1Queue(load, 1);
        MmcQueue many = new MmcQueue(load, 1, 1);
        assertThat(many.meanWaitSeconds()).isCloseTo(one.meanWaitSeconds(), within(1e-9));
        assertThat(many.meanNumberInSystem()).isCloseTo(one.meanNumberInSystem(), within(1e-9));
    }

    @Test
    void quantileInvertsTheTail() {
        MmcQueue queue = new MmcQueue(9, 1, 10);
        double p99 = queue.waitQuantileSeconds(0.99);
        assertThat(queue.waitProbability() * Math.exp(-(10 - 9) * p99)).isCloseTo(0.01, within(1e-12));
        assertThat(queue.waitQuantileSeconds(0.1)).isZero();
        assertThatThrownBy(() -> queue.waitQuantileSeconds(1)).hasMessageContaining("1.0");
    }

    @Test
    void constantServiceHalvesTheWaitAndMarkovKeepsIt() {
        MmcQueue markov = new MmcQueue(0.8, 1, 1);
        assertThat(new GgcQueue(markov, 1, 1).meanWaitSeconds()).isEqualTo(markov.meanWaitSeconds());
        assertThat(new GgcQueue(markov, 1, 0).meanWaitSeconds()).isCloseTo(2.0, within(1e-12));
        assertThat(new GgcQueue(markov, 0, 0).meanWaitSeconds()).isZero();
    }

    @Test
    void singleServerWithGeneralServiceIsPollaczekAndKhinchin() {
        double scv = 3;
        double exact = 0.7 * 0.5 * (1 + scv) / 2 / (1 - 0.7);
        GgcQueue queue = new GgcQueue(new MmcQueue(1.4, 2, 1), 1, scv);
        assertThat(queue.meanWaitSeconds()).isCloseTo(exact, within(1e-12));
        assertThat(queue.meanQueueLength()).isCloseTo(1.4 * exact, within(1e-12));
        assertThat(queue.meanTimeInSystemSeconds()).isCloseTo(exact + 0.5, within(1e-12));
    }

    @Test
    void unstableQueuesAreInfiniteAndNeverNotANumber() {
        assertThat(new Mm1Queue(5, 5).meanWaitSeconds()).isEqualTo(INFINITE);
        assertThat(new Mm1Queue(6, 5).meanNumberInSystem()).isEqualTo(INFINITE);
        assertThat(new MmcQueue(6, 2, 3).meanWaitSeconds()).isEqualTo(INFINITE);
        assertThat(new MmcQueue(7, 2, 3).meanQueueLength()).isEqualTo(INFINITE);
        assertThat(new MmcQueue(7, 2, 3).waitQuantileSeconds(0.5)).isEqualTo(INFINITE);
        assertThat(new GgcQueue(new MmcQueue(7, 2, 3), 0, 0).meanWaitSeconds()).isEqualTo(INFINITE);
    }

    @Test
    void littlesLawGoesBothWays() {
        assertThat(LittlesLaw.meanNumber(4, 2.5)).isEqualTo(10);
        assertThat(LittlesLaw.meanSeconds(10, 4)).isEqualTo(2.5);
        assertThat(LittlesLaw.meanNumber(0, INFINITE)).isZero();
        assertThat(LittlesLaw.meanSeconds(0, 0)).isZero();
    }

    @Test
    void badRatesAreNamed() {
        assertThatThrownBy(() -> new Mm1Queue(-1, 1))
                .hasMessageContaining("arrival rate")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new MmcQueue(1, 0, 1)).hasMessageContaining("service rate");
        assertThatThrownBy(() -> new MmcQueue(1, 1, 0)).hasMessageContaining("server");
        assertThatThrownBy(() -> new GgcQueue(new MmcQueue(1, 1, 2), -0.1, 1)).hasMessageContaining("variability");
    }
}
