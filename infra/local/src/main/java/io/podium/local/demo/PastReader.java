package io.podium.local.demo;

import io.podium.lambda.json.Tree;
import io.podium.local.report.Chronicle;
import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Asks the API what happened in a time that has passed. */
public final class PastReader {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_RANGE = Duration.ofDays(1);
    private static final int MOST_POINTS = 240;

    private final ApiClient api;

    /** @param uri where the API is */
    public PastReader(URI uri) {
        this.api = new ApiClient(uri);
    }

    /**
     * Reads.
     *
     * @throws ReplayException if the API refuses to tell
     */
    public Chronicle read(Instant from, Instant to) throws IOException, InterruptedException {
        Duration length = Duration.between(from, to);
        long windows = 1 + length.toSeconds() / (WINDOW.toSeconds() * MOST_POINTS);
        Duration resolution = WINDOW.multipliedBy(windows);
        return new Chronicle(
                from,
                length.toMillis() / 1000.0,
                resolution.toSeconds(),
                plans(from, to),
                metrics(from, to, resolution),
                get("/services").at("services").elements());
    }

    private List<Tree> plans(Instant from, Instant to) throws IOException, InterruptedException {
        List<Tree> plans = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            String more = next.get().isEmpty() ? "" : "&next=" + next.get();
            Tree page = get("/plans?limit=100&from=" + from + "&to=" + to + more);
            plans.addAll(page.at("plans").elements());
            next = page.at("next").text();
        }
        Collections.reverse(plans);
        return plans;
    }

    private List<Tree> metrics(Instant from, Instant to, Duration resolution) throws IOException, InterruptedException {
        List<Tree> answers = new ArrayList<>();
        for (Instant begin = from; begin.isBefore(to); begin = begin.plus(LONGEST_RANGE)) {
            Instant end = begin.plus(LONGEST_RANGE).isBefore(to) ? begin.plus(LONGEST_RANGE) : to;
            answers.add(get("/metrics?from=" + begin + "&to=" + end + "&resolution=" + resolution.toSeconds()));
        }
        return answers;
    }

    private Tree get(String path) throws IOException, InterruptedException {
        ApiClient.Answer answer = api.get(path);
        if (!answer.isOk()) {
            throw new ReplayException(path + " was refused: " + answer.body());
        }
        return answer.tree();
    }
}
