package io.podium.benchmark;

import io.podium.lambda.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of figures, printed as a table in Markdown and written as JSON. */
public final class Figures {
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** Adds a row; every row has the same names. */
    public void add(Map<String, Object> row) {
        rows.add(new LinkedHashMap<>(row));
    }

    /** Prints the table, and writes the rows to a file if there is one. */
    public void tell(PrintStream out, @Nullable Path json) throws IOException {
        if (!rows.isEmpty()) {
            out.println("| " + String.join(" | ", rows.get(0).keySet()) + " |");
            out.println("|---".repeat(rows.get(0).size()) + "|");
        }
        for (Map<String, Object> row : rows) {
            out.println("| "
                    + String.join(
                            " | ", row.values().stream().map(String::valueOf).toList()) + " |");
        }
        if (json != null) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("java", System.getProperty("java.version"));
            tree.put("processors", Runtime.getRuntime().availableProcessors());
            tree.put("rows", rows);
            Files.writeString(json, Json.write(tree));
        }
    }
}
