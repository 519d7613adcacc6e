package io.podium.local.cli;

import io.podium.local.soak.Sample;
import io.podium.local.soak.SoakReport;
import io.podium.local.soak.Trend;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of a soak, as a tree. */
final class SoakText {
    private SoakText() {}

    static Map<String, Object> tree(SoakReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", report.isFlat() ? "flat" : "not flat");
        tree.put("tasksPerSecond", report.rate());
        tree.put("processors", (long) report.processors());
        tree.put("unfinished", report.unfinished());
        tree.put("repeated", report.repeated());
        tree.put("trends", report.trends().stream().map(SoakText::tree).toList());
        tree.put("minutes", report.samples().stream().map(SoakText::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Trend trend) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("figure", trend.name());
        tree.put("median", rounded(trend.median()));
        tree.put("growth", rounded(trend.growth()));
        tree.put("allowed", rounded(trend.allowed()));
        tree.put("flat", trend.isFlat());
        return tree;
    }

    private static Map<String, Object> tree(Sample sample) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("minute", (long) sample.minute());
        tree.put("heapBytes", sample.memory().heapBytes());
        tree.put("residentBytes", sample.memory().residentBytes());
        tree.put("threads", (long) sample.memory().threads());
        tree.put("fileBytes", sample.memory().fileBytes());
        tree.put("submitted", sample.submitted());
        tree.put("completed", sample.completed());
        tree.put("inFlight", sample.inFlight());
        tree.put("failures", sample.failures());
        tree.put("responseMillis", tree(sample.response()));
        tree.put("submitMillis", tree(sample.call()));
        return tree;
    }

    private static Map<String, Object> tree(Sample.Quantiles quantiles) {
        return Map.of("p50", quantiles.p50(), "p99", quantiles.p99());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
