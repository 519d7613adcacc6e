package io.podium.local.template;

import java.util.List;

/**
 * A table.
 *
 * @param id logical id
 * @param name what its name is at run time
 * @param indexes names of its global secondary indexes
 */
public record TableDefinition(String id, String name, List<String> indexes) {

    public TableDefinition {
        indexes = List.copyOf(indexes);
    }
}
