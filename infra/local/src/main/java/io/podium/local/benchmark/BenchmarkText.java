package io.podium.local.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures as a table in Markdown. */
final class BenchmarkText {

    private static final String HEADER = "| program | variables | build | share | solve | simplex | interior point |"
            + " again | share | first in this JVM | gap rounded | gap searched | HiGHS | ratio |";

    private BenchmarkText() {}

    static List<String> lines(List<LpMeasurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        lines.add("|---".repeat((int) HEADER.chars().filter(each -> each == '|').count() - 1) + "|");
        for (LpMeasurement each : measurements) {
            lines.add("| " + String.join(" | ", cells(each)) + " |");
        }
        return lines;
    }

    private static List<String> cells(LpMeasurement each) {
        return List.of(
                each.name(),
                each.size().replaceAll(".* x (\\d+) .*", "$1"),
                seconds(each.build()),
                percent(each.buildShare()),
                seconds(each.solve()),
                seconds(each.simplex()),
                seconds(each.interiorPoint()),
                seconds(each.again()),
                percent(each.againShare()),
                seconds(each.first()),
                percent(each.roundedGap()),
                percent(each.searchedGap()),
                each.highs() == null ? "" : seconds(each.highs().seconds()),
                each.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", each.ratio()));
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, value < 0.01 ? "%.4f" : "%.3f", value);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
