package io.podium.local.simulation;

import io.podium.domain.simulation.Backfill;
import io.podium.local.page.Figure;
import io.podium.local.page.Html;
import io.podium.local.page.Page;
import java.util.List;
import java.util.Locale;

/** One page of HTML about the runs of one trace, which opens without a network. */
public final class SimulationPage {
    private final List<Simulated> runs;

    /** @param runs runs of one trace on equally many servers, at least one */
    public SimulationPage(List<Simulated> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Returns the page. */
    public String html() {
        String main = facts() + new SummaryTable(runs).html() + "<div class=\""
                + (runs.size() == 1 ? "plots one" : "plots") + "\">\n" + new PlotSections(runs).html() + "</div>\n";
        return Page.html(
                title(),
                main,
                "Waits are response times less durations. " + knowledge() + ", and preemption costs nothing.");
    }

    private String knowledge() {
        boolean known =
                runs.get(0).trace().workload().jobs().stream().allMatch(job -> job.expectedSeconds() == job.seconds());
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
}
