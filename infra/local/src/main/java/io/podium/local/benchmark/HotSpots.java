package io.podium.local.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where processor time goes: samples of Java's flight recorder, by the innermost method of Podium's. */
final class HotSpots {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String OURS = "io.podium.";
    private static final int SHOWN = 12;

    private final Map<String, Integer> samples;

    private HotSpots(Map<String, Integer> samples) {
        this.samples = samples;
    }

    /** What is looked at. */
    interface Work {
        void run() throws IOException;
    }

    /** Runs something and samples it. */
    static HotSpots of(Work work) throws IOException {
        Path file = Files.createTempFile("podium", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(PERIOD);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
            Map<String, Integer> samples = new HashMap<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
                    samples.merge(ours(event), 1, Integer::sum);
                }
            }
            return new HotSpots(samples);
        } finally {
            Files.delete(file);
        }
    }

    private static String ours(RecordedEvent event) {
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith(OURS)) {
                return type.substring(OURS.length()).replaceAll("\\$\\$Lambda.*", "") + "."
                        + frame.getMethod().getName();
            }
        }
        return "the virtual machine";
    }

    private List<Map.Entry<String, Integer>> hottest() {
        return samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .toList();
    }

    private long percent(int count) {
        return Math.round(100.0
                * count
                / samples.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** Returns the share of samples, in percent, of the hottest methods. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        hottest().forEach(entry -> tree.put(entry.getKey(), percent(entry.getValue())));
        return tree;
    }

    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        hottest().forEach(entry -> rows.add(List.of(entry.getKey(), percent(entry.getValue()) + " %")));
        return BenchmarkText.table(List.of("innermost method of Podium's", "samples, with the store's"), rows);
    }
}
