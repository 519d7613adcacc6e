package io.podium.local.report;

import io.podium.local.page.Figure;
import io.podium.local.page.Html;
import io.podium.local.page.Page;
import java.util.Locale;
import java.util.stream.Collectors;

/** One page of HTML about a replay, which opens without a network. */
public final class ReplayPage {
    private final ReplayReport report;
    private final Chronicle chronicle;

    /**
     * A page about a replay.
     *
     * @param report what came of it
     * @param chronicle what the API tells of its time
     */
    public ReplayPage(ReplayReport report, Chronicle chronicle) {
        this.report = report;
        this.chronicle = chronicle;
    }

    /** Returns the page. */
    public String html() {
        String main = facts() + times() + "<div class=\"plots\">\n" + new PlanSections(chronicle).html()
                + new LoadSections(chronicle).html() + "</div>\n";
        return Page.html(
                "Replay of " + report.run().trace(),
                main,
                "Times are those of the replay. Means and quantiles in the table are exact; waits over time are sums of"
                        + " windows of a minute or more.");
    }

    private String facts() {
        ReplayReport.Run run = report.run();
        String states = report.states().entrySet().stream()
                .map(entry ->
                        Figure.count(entry.getValue()) + " " + entry.getKey().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String facts = Figure.count(run.tasks()) + " tasks, " + Figure.duration(run.workSeconds()) + " of work, in "
                + Figure.duration(run.virtualSeconds()) + ": " + (states.isEmpty() ? "none has ended" : states)
                + ". The invariants " + (report.checks().hold() ? "hold" : "are BROKEN") + ", looked at "
                + Figure.count(report.checks().looks()) + " times.";
        return "<p>" + Html.escaped(facts) + "</p>\n";
    }

    private String times() {
        Usage.Amount slots = report.usage().slots();
        return """
                <div class="wide"><table>
                <caption>Seconds, of the tasks that succeeded</caption>
                <thead><tr><th scope="col"></th><th scope="col">mean</th><th scope="col">p50</th><th scope="col">p99</th><th scope="col">max</th></tr></thead>
                <tbody>
                %s%s</tbody></table></div>
                <p>%s</p>
                """.formatted(
                        row("wait", report.waits()),
                        row("response", report.responses()),
                        Html.escaped("Slots in use: mean " + Figure.rough(slots.mean()) + ", at most "
                                + Figure.rough(slots.peak()) + ", of up to " + Figure.rough(slots.most()) + "."));
    }

    private static String row(String name, Spread spread) {
        return "<tr><th scope=\"row\">" + name + "</th><td>" + Figure.exact(spread.mean(), 2) + "</td><td>"
                + Figure.exact(spread.p50(), 2) + "</td><td>" + Figure.exact(spread.p99(), 2) + "</td><td>"
                + Figure.exact(spread.max(), 2) + "</td></tr>\n";
    }
}
