package io.podium.local.simulation;

import io.podium.domain.simulation.Backfill;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One page of HTML about the runs of one trace, which opens without a network: its style and pictures are in it, it has no
 * script, and its own policy forbids to load anything.
 */
public final class SimulationPage {
    private final List<Simulated> runs;

    /** @param runs runs of one trace on equally many servers, at least one */
    public SimulationPage(List<Simulated> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Returns the page. */
    public String html() {
        String title = title();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
                <link rel="icon" href="data:,">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s%s<div class="%s">
                %s</div>
                </main>
                <footer>Waits are response times less durations. %s, and preemption costs nothing.</footer>
                </body>
                </html>
                """.formatted(
                        Html.escaped(title),
                        style(),
                        Html.escaped(title),
                        facts(),
                        new SummaryTable(runs).html(),
                        runs.size() == 1 ? "plots one" : "plots",
                        new PlotSections(runs).html(),
                        knowledge());
    }

    private String knowledge() {
        boolean known = runs.get(0).trace().workload().jobs().stream()
                .allMatch(job -> job.expectedSeconds() == job.seconds());
        return known ? "Durations are known to the policies" : "The policies go by expected durations, which are off";
    }

    private String title() {
        Simulated first = runs.get(0);
        String policies =
                runs.size() == 1 ? SimulationText.policy(first.rules()) : runs.size() + " scheduling policies";
        return policies + " on " + SimulationText.servers(first.rules()) + ": "
                + first.trace().name();
    }

    private String facts() {
        Simulated first = runs.get(0);
        SimulatedTrace trace = first.trace();
        StringBuilder facts = new StringBuilder(String.format(
                Locale.ROOT,
                "%s tasks, %s of work, enough to keep %s of %s busy from the first arrival to the last.",
                Figure.count(trace.workload().size()),
                Figure.duration(trace.workSeconds()),
                Figure.rough(trace.offeredServers()),
                SimulationText.servers(first.rules())));
        if (first.rules().backfill() == Backfill.EASY) {
            facts.append(" EASY backfilling lets later tasks start early if the first one is not put off.");
        }
        SimulationText.notes(runs)
                .forEach(note -> facts.append(" Note: ").append(note).append('.'));
        return "<p>" + Html.escaped(facts.toString()) + "</p>\n";
    }

    private static String style() {
        try (InputStream css = SimulationPage.class.getResourceAsStream("page.css")) {
            if (css == null) {
                throw new IllegalStateException("page.css is not packaged with its class");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("page.css cannot be read", e);
        }
    }
}
