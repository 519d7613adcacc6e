package io.podium.local.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Kills a stack in the middle of load, at random points, again and again on the same data. After each restart what was
 * accepted before must end well, each once, and nothing may be held then; only then the next load begins.
 */
public final class KillRounds {
    private static final double SPEED = 30;
    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 5_000;
    private static final long DRAIN_LIMIT_NANOS = 180_000_000_000L;
    private static final int LOOK_EVERY_MILLIS = 200;

    private final StackProcess.Setup setup;
    private final SplittableRandom random;
    private final Books books = new Books();
    private final Set<String> checked = new HashSet<>();
    private final Semaphore never = new Semaphore(0);
    private long openAtKills;

    /**
     * @param main the class of the command line
     * @param home where the template is
     * @param data where the stack keeps its data
     * @param seed draws when it is killed
     */
    public KillRounds(String main, Path home, Path data, long seed) {
        this.setup = new StackProcess.Setup(main, home, data.toAbsolutePath(), SPEED);
        this.random = new SplittableRandom(seed);
    }

    /** Kills this many times and tells of each. */
    public CrashReport run(int kills, Consumer<String> notes) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (int i = 1; i <= kills && books.broken().isEmpty(); i++) {
            live("k" + i, true);
            int open = books.accepted().size() - books.completed().size();
            openAtKills += open;
            notes.accept("kill " + i + ": " + books.accepted().size() + " accepted so far, " + open + " open");
        }
        live("end", false);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new CrashReport(kills, books.accepted().size(), openAtKills, seconds, books.broken());
    }

    /** One life of the stack: it drains what an earlier one has left and then, if told, dies under load. */
    private void live(String name, boolean loaded) throws IOException, InterruptedException {
        StackProcess stack = StackProcess.start(setup);
        try (Clients clients = new Clients(stack.uri(), books, name, random.split())) {
            try (stack) {
                clients.start();
                drain(new Inspection(clients.api(), books));
                if (loaded) {
                    clients.submit();
                    pause(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
                }
            }
        }
    }

    private void drain(Inspection inspection) throws IOException, InterruptedException {
        inspection.checkCapacity();
        List<String> due = books.accepted().stream()
                .filter(task -> !checked.contains(task))
                .toList();
        long limit = System.nanoTime() + DRAIN_LIMIT_NANOS;
        boolean done = false;
        while (!done && System.nanoTime() < limit) {
            pause(LOOK_EVERY_MILLIS);
            done = inspection.haveSucceeded(due) && inspection.isIdle();
        }
        if (!done) {
            books.broken("not all that was accepted has ended, or something is held, 180 s after the stack was back");
        }
        checked.addAll(due);
    }

    private void pause(int millis) throws InterruptedException {
        // Nobody releases it: this is time that passes under load.
        never.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
}
