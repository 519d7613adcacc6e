package io.podium.lambda.wiring;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something when it is first asked for, and gives the same from then on: a client that not every call needs. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T present = made;
        if (present == null) {
            present = Objects.requireNonNull(maker.get());
            made = present;
        }
        return present;
    }
}
