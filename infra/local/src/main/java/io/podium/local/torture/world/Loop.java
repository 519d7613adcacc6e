package io.podium.local.torture.world;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Time, and who is next. Whatever happens is an event at an instant; events of one instant happen in random order. A
 * fiber that pauses hands its turn to whoever is next, so exactly one thread of the world runs at any time, and the order
 * of everything follows from the seed. Whoever has the turn drives the events, which spares a switch of threads wherever
 * a fiber follows itself.
 */
public final class Loop {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Set<Fiber> fibers = new LinkedHashSet<>();
    private final Fiber main = new Fiber("world");
    private final Semaphore ended = new Semaphore(0);
    private final Executor threads;
    private final Chance chance;
    private final Consumer<Throwable> failures;
    private BooleanSupplier done = () -> true;
    private @Nullable Fiber current;
    private long now;
    private long steps;
    private long drawn;

    private record Event(
            long time,
            int tie,
            long number,
            @Nullable Runnable action,
            @Nullable Fiber fiber) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = Long.compare(time, other.time);
            order = order == 0 ? Integer.compare(tie, other.tie) : order;
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    Loop(Executor threads, Chance chance, Consumer<Throwable> failures) {
        this.threads = threads;
        this.chance = chance;
        this.failures = failures;
    }

    /** Returns the milliseconds since the beginning of the world. */
    public long now() {
        return now;
    }

    /** Returns how many events have happened. */
    public long steps() {
        return steps;
    }

    /** Returns the name of who has the turn. */
    public String who() {
        return current == null ? main.name() : current.name();
    }

    /** Returns whether a fiber has the turn, so that there can be a pause. */
    public boolean isInFiber() {
        return current != null;
    }

    /** Has something happen after this many milliseconds; it must not pause. */
    public void after(long millis, Runnable action) {
        events.add(new Event(now + Math.max(0, millis), chance.below(1 << 20), drawn++, action, null));
    }

    /** Starts a fiber after this many milliseconds. */
    public void start(String name, long millis, Runnable body) {
        after(millis, () -> begin(new Fiber(name), body));
    }

    private void begin(Fiber fiber, Runnable body) {
        fibers.add(fiber);
        resumeAfter(fiber, 0);
        threads.execute(() -> live(fiber, body));
    }

    private void live(Fiber fiber, Runnable body) {
        fiber.await();
        try {
            fiber.requireNotAbandoned();
            body.run();
        } catch (Abandoned over) {
            ended.release();
            return;
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
        fibers.remove(fiber);
        Fiber next = next();
        next.give();
    }

    /** The fiber that has the turn does nothing for this many milliseconds, while others go on. */
    public void pause(long millis) {
        Fiber self = current;
        if (self == null) {
            throw new IllegalStateException("only a fiber can pause");
        }
        self.requireNotAbandoned();
        resumeAfter(self, millis);
        Fiber next = next();
        if (next != self) {
            next.give();
            self.await();
        }
        self.requireNotAbandoned();
        current = self;
    }

    private void resumeAfter(Fiber fiber, long millis) {
        events.add(new Event(now + Math.max(0, millis), chance.below(1 << 20), drawn++, null, fiber));
    }

    /** Lets events happen until it is the turn of a fiber, or of the main thread because it is over. */
    private Fiber next() {
        while (!done.getAsBoolean()) {
            Event event = events.poll();
            if (event == null) {
                break;
            }
            now = Math.max(now, event.time());
            steps++;
            if (event.fiber() != null) {
                current = event.fiber();
                return event.fiber();
            }
            act(event);
        }
        current = null;
        return main;
    }

    private void act(Event event) {
        current = null;
        try {
            if (event.action() != null) {
                event.action().run();
            }
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }

    /** Lets things happen until it is done, or until nothing happens any more. */
    void run(BooleanSupplier isDone) {
        done = isDone;
        Fiber next = next();
        if (next != main) {
            next.give();
            main.await();
        }
    }

    /** Ends all fibers. */
    void end() {
        done = () -> true;
        for (Fiber fiber : List.copyOf(fibers)) {
            fiber.abandon();
            current = fiber;
            fiber.give();
            ended.acquireUninterruptibly();
        }
        fibers.clear();
        current = null;
    }
}
