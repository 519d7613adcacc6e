package io.podium.local.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a tree as names and values, one a line, what is inside of something indented under it. */
final class TreeText {
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    private TreeText() {}

    static List<String> lines(Map<?, ?> tree) {
        TreeText text = new TreeText();
        text.write(tree, "");
        return Collections.unmodifiableList(text.lines);
    }

    private void write(Map<?, ?> tree, String indent) {
        int width = tree.entrySet().stream()
                .filter(entry -> isFlat(entry.getValue()))
                .mapToInt(entry -> String.valueOf(entry.getKey()).length())
                .max()
                .orElse(0);
        tree.forEach((name, value) -> {
            if (isFlat(value)) {
                String padding = " ".repeat(width - String.valueOf(name).length() + 2);
                lines.add(indent + name + padding + cell(value));
            } else {
                lines.add(indent + name);
                inside(value, indent + INDENT);
            }
        });
    }

    private void inside(@Nullable Object value, String indent) {
        if (value instanceof Map<?, ?> tree) {
            write(tree, indent);
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                int first = lines.size();
                if (element instanceof Map<?, ?> tree && !tree.isEmpty()) {
                    write(tree, indent + INDENT);
                    lines.set(first, indent + "- " + lines.get(first).substring(indent.length() + 2));
                } else {
                    lines.add(indent + "- " + cell(element));
                }
            }
        }
    }

    /** Returns whether a value fits behind its name: a scalar, a short list of words, or nothing. */
    private static boolean isFlat(@Nullable Object value) {
        if (value instanceof Map<?, ?> tree) {
            return tree.isEmpty();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .noneMatch(
                            element -> element instanceof Map || cell(element).contains(" "));
        }
        return true;
    }

    /** Returns a value in one line: a list with commas, nothing as a dash. */
    static String cell(@Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return String.join(", ", list.stream().map(TreeText::cell).toList());
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> tree && !tree.isEmpty()) {
            return tree.entrySet().stream().map(TreeText::pair).collect(Collectors.joining(", "));
        }
        boolean isNothing = value == null
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> tree && tree.isEmpty());
        // What a task brings with it shall not write over a terminal.
        return isNothing ? "-" : String.valueOf(value).replaceAll("\\p{Cntrl}", " ");
    }

    private static String pair(Map.Entry<?, ?> entry) {
        String value = cell(entry.getValue());
        return entry.getKey() + "=" + (entry.getValue() instanceof Map ? "{" + value + "}" : value);
    }

    /** Returns a whole number without a fraction, another with four digits of one, a tiny or huge one as it is. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf((long) value);
        }
        return Math.abs(value) < 1e-3 || Math.abs(value) >= 1e15
                ? String.valueOf(value)
                : String.valueOf(Math.round(value * 1e4) / 1e4);
    }
}
