package io.podium.optimizer.wiring;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something when it is first asked for, and keeps it. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> make;
    private final AtomicReference<@Nullable T> made = new AtomicReference<>();

    Once(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public synchronized T get() {
        T present = made.get();
        if (present != null) {
            return present;
        }
        T fresh = make.get();
        made.set(fresh);
        return fresh;
    }
}
