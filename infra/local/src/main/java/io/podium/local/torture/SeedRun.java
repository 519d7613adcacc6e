package io.podium.local.torture;

import io.podium.domain.usecase.Stores;
import io.podium.local.torture.actor.Blueprint;
import io.podium.local.torture.actor.Cast;
import io.podium.local.torture.check.Checker;
import io.podium.local.torture.port.Parts;
import io.podium.local.torture.port.Tables;
import io.podium.local.torture.world.World;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Plays one world: sets the scene, lets faults strike for a number of steps, then lets everybody do what they should and
 * waits until everything has ended.
 */
final class SeedRun {
    /** How long it may take, once no fault strikes any more, until all that was accepted has ended. */
    static final long CALM_MILLIS = 6 * 3_600_000L;

    /** How long nothing may change after that, whatever is still on its way. */
    private static final long AFTERMATH_MILLIS = 200_000;

    private static final int FULL_CHECK_EVERY = 512;

    private final Blueprint blueprint;
    private final Executor threads;
    private final Parts parts;
    private final int kept;

    SeedRun(Blueprint blueprint, Executor threads, Parts parts, int kept) {
        this.blueprint = blueprint;
        this.threads = threads;
        this.parts = parts;
        this.kept = kept;
    }

    /**
     * Plays the world of a seed.
     *
     * @param steps for how many steps faults strike
     */
    SeedResult play(long seed, long steps) {
        try (World world = new World(seed, threads, kept)) {
            AtomicReference<@Nullable Stores> truth = new AtomicReference<>();
            Checker checker = new Checker(world, () -> java.util.Objects.requireNonNull(truth.get()));
            Tables tables = Tables.open(world, checker, parts);
            truth.set(tables.truth(world.clock(0)));
            Cast cast = new Cast(world, blueprint, tables, checker, parts);
            cast.begin();
            world.run(cast::isMended);
            suffer(world, cast, checker, steps);
            recover(world, cast, checker);
            List<String> last = world.broken().isPresent() ? world.trace().lines() : List.of();
            return new SeedResult(
                    seed,
                    world.loop().steps(),
                    checker.taskCount(),
                    world.loop().now(),
                    world.trace().hash(),
                    world.broken().orElse(null),
                    last,
                    world.faults().counts());
        }
    }

    private static void suffer(World world, Cast cast, Checker checker, long steps) {
        world.faults().turn(true);
        cast.act();
        long end = world.loop().steps() + steps;
        while (world.loop().steps() < end && world.broken().isEmpty()) {
            long next = Math.min(end, world.loop().steps() + FULL_CHECK_EVERY);
            world.run(() -> world.loop().steps() >= next);
            checker.full();
        }
    }

    private static void recover(World world, Cast cast, Checker checker) {
        world.faults().turn(false);
        long end = world.loop().now() + CALM_MILLIS;
        world.run(() -> (cast.isMended() && checker.isSettled()) || world.loop().now() > end);
        long after = world.loop().now() + AFTERMATH_MILLIS;
        world.run(() -> world.loop().now() > after);
        if (world.broken().isEmpty()) {
            checker.end();
        }
    }
}
