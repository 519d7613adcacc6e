package io.podium.local.torture.port;

import io.podium.domain.store.Write;
import java.util.List;

/** Hears of writes as they take effect. */
@FunctionalInterface
public interface TableWatch {
    /**
     * Some writes took effect, all at once.
     *
     * @param table the table's name
     */
    void written(String table, List<? extends Write> writes);
}
