package io.podium.local.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain table: a line of headers, columns aligned by spaces, no lines drawn. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** @param headers the columns; {@code taskId} is written as TASK-ID */
    Table(String... headers) {
        rows.add(List.of(headers).stream()
                .map(header -> header.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toUpperCase(Locale.ROOT))
                .toList());
    }

    /** Returns a table of what has these names in each of some trees. */
    static List<String> of(@Nullable Object trees, String... names) {
        Table table = new Table(names);
        if (trees instanceof List<?> list) {
            list.forEach(tree -> {
                @Nullable Object[] cells = new @Nullable Object[names.length];
                for (int i = 0; i < names.length; i++) {
                    cells[i] = tree instanceof Map<?, ?> map ? TreeText.cell(map.get(names[i])) : "-";
                }
                table.row(cells);
            });
        }
        return table.lines();
    }

    /** Adds a row. */
    void row(@Nullable Object... cells) {
        rows.add(Arrays.stream(cells).map(TreeText::cell).toList());
    }

    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 3));
        }
        return line.toString().stripTrailing();
    }
}
