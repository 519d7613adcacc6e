package io.podium.local.soak;

import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Loads a stack in this process for a while and measures it every minute. */
public final class Soak {
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final double MEBIBYTE = 1 << 20;

    private final URI uri;
    private final Probe probe;
    private final Pacer pacer;
    private final Duration minute;

    /**
     * @param uri where the API is
     * @param data where the stack keeps its data
     * @param pacer lets time pass
     * @param minute what counts as one
     */
    public Soak(URI uri, Path data, Pacer pacer, Duration minute) {
        this.uri = uri;
        this.probe = new Probe(data);
        this.pacer = pacer;
        this.minute = minute;
    }

    /**
     * Loads.
     *
     * @param minutes how long, at least 1
     * @param rate tasks a second, or 0 for the highest that is held, which is looked for first
     * @param samples is told each minute
     */
    public SoakReport run(int minutes, double rate, Consumer<Sample> samples, Consumer<String> notes)
            throws IOException, InterruptedException {
        try (Load load = new Load(new ApiClient(uri))) {
            load.start();
            double found = rate > 0 ? rate : new Ramp(load, pacer, STEP).find(notes);
            notes.accept("soaking at " + found + " tasks a second");
            List<Sample> taken = measure(load, minutes, found, samples);
            load.at(0);
            pacer.await(minute);
            return new SoakReport(
                    found,
                    Runtime.getRuntime().availableProcessors(),
                    taken,
                    trends(taken),
                    load.inFlight(),
                    load.counts().repeated.get());
        }
    }

    private List<Sample> measure(Load load, int minutes, double rate, Consumer<Sample> samples)
            throws InterruptedException {
        List<Sample> taken = new ArrayList<>();
        Load.Counts counts = load.counts();
        Sample.Quantiles.of(counts.response);
        Sample.Quantiles.of(counts.call);
        load.at(rate);
        for (int i = 1; i <= minutes; i++) {
            long submitted = counts.submitted.get();
            long completed = counts.completed.get();
            long failures = counts.failures.get();
            pacer.await(minute);
            Sample sample = new Sample(
                    i,
                    probe.look(),
                    counts.submitted.get() - submitted,
                    counts.completed.get() - completed,
                    load.inFlight(),
                    counts.failures.get() - failures,
                    Sample.Quantiles.of(counts.response),
                    Sample.Quantiles.of(counts.call));
            taken.add(sample);
            samples.accept(sample);
        }
        return taken;
    }

    /** Leaves out the first fifth: compilation, caches and pools fill up. */
    static List<Trend> trends(List<Sample> samples) {
        List<Sample> warm = samples.subList(samples.size() / 5, samples.size());
        return List.of(
                trend("heap MiB", warm, 0.15, 16, sample -> sample.memory().heapBytes() / MEBIBYTE),
                trend("resident MiB", warm, 0.15, 64, sample -> sample.memory().residentBytes() / MEBIBYTE),
                trend("threads", warm, 0.1, 4, sample -> sample.memory().threads()),
                trend("in flight", warm, 0.5, 500, Sample::inFlight),
                trend("response p50 ms", warm, 0.5, 50, sample -> sample.response()
                        .p50()),
                trend("response p99 ms", warm, 0.5, 500, sample -> sample.response()
                        .p99()),
                trend("submit p99 ms", warm, 0.5, 500, sample -> sample.call().p99()));
    }

    private static Trend trend(
            String name, List<Sample> samples, double share, double floor, ToDoubleFunction<Sample> figure) {
        return Trend.of(
                name,
                samples.stream().map(sample -> figure.applyAsDouble(sample)).toList(),
                share,
                floor);
    }
}
