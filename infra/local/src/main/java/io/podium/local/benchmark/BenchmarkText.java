package io.podium.local.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables in Markdown, and the figures in them. */
final class BenchmarkText {

    private static final List<String> PROGRAMS = List.of(
            "program",
            "variables",
            "first in this JVM",
            "build",
            "share",
            "solve",
            "HiGHS",
            "ratio",
            "solve, CPU",
            "HiGHS, CPU",
            "ratio",
            "simplex",
            "interior point",
            "again",
            "share",
            "gap rounded",
            "gap searched");

    private BenchmarkText() {}

    /** Returns the lines of a table. */
    static List<String> table(List<String> header, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(row(header));
        lines.add("|---".repeat(header.size()) + "|");
        rows.forEach(row -> lines.add(row(row)));
        return lines;
    }

    /** Returns the head of the table of programs. */
    static List<String> programs() {
        return table(PROGRAMS, List.of());
    }

    /** Returns the line of one program in that table. */
    static String program(LpMeasurement measured) {
        return row(cells(measured));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static List<String> cells(LpMeasurement each) {
        LpMeasurement.Beside beside = each.beside();
        NativeHighs.Answer highs = each.highs();
        return List.of(
                each.name(),
                each.size().replaceAll(".* x (\\d+) .*", "$1"),
                seconds(each.first()),
                seconds(each.build().cpu()),
                percent(each.buildShare()),
                seconds(each.solve().wall()),
                highs == null ? "" : seconds(highs.seconds()),
                ratio(each.ratio()),
                seconds(each.solve().cpu()),
                highs == null ? "" : seconds(highs.cpuSeconds()),
                ratio(each.cpuRatio()),
                beside == null ? "" : seconds(beside.simplex().cpu()),
                beside == null ? "" : seconds(beside.interiorPoint().cpu()),
                seconds(each.again().cpu()),
                percent(each.againShare()),
                beside == null ? "" : percent(beside.roundedGap()),
                beside == null ? "" : percent(beside.searchedGap()));
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, value < 0.01 ? "%.4f" : value < 100 ? "%.3f" : "%.0f", value);
    }

    private static String ratio(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
