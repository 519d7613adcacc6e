package io.podium.local.architecture.offences.domain;

import com.fasterxml.jackson.core.JsonFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Takes the time and chance from wherever it can, and knows JSON. */
record ClockHelper(JsonFactory json, List<RandomGenerator> randoms, List<Object> values) {

    void takeTime(ZoneId zone) {
        Supplier<Instant> now = Instant::now;
        values.addAll(List.of(now, LocalDate.now(zone), Clock.systemUTC()));
        values.addAll(List.of(System.currentTimeMillis(), System.nanoTime()));
    }

    void takeChance() {
        randoms.addAll(List.of(new Random(), new SplittableRandom(), new SecureRandom()));
        randoms.addAll(List.of(ThreadLocalRandom.current(), RandomGenerator.getDefault()));
        values.addAll(List.of(Math.random(), UUID.randomUUID()));
        Collections.shuffle(values);
    }
}
