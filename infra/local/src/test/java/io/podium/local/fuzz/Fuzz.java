package io.podium.local.fuzz;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** What the fuzzer Jazzer calls, by the names that it asks for. The target is the first argument. */
public final class Fuzz {
    private static final AtomicReference<FuzzTarget> TARGET = new AtomicReference<>();

    private Fuzz() {}

    public static void fuzzerInitialize(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        TARGET.set(Objects.requireNonNull(FuzzTarget.ALL.get(arguments[0]), "no such target")
                .get());
    }

    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.get().take(input);
    }
}
