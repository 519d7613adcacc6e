package io.podium.optimizer.solver;

import io.podium.optimizer.highs.HighsLibrary;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The native library, loaded when it is first asked for and once only. */
final class LazyLibrary implements Supplier<HighsLibrary> {

    private final Supplier<HighsLibrary> loader;
    private @Nullable HighsLibrary loaded;

    LazyLibrary(Supplier<HighsLibrary> loader) {
        this.loader = loader;
    }

    @Override
    public synchronized HighsLibrary get() {
        HighsLibrary present = loaded;
        if (present == null) {
            present = loader.get();
            loaded = present;
        }
        return present;
    }
}
