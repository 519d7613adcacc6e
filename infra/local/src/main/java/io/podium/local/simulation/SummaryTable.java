package io.podium.local.simulation;

import io.podium.domain.simulation.SimulationSummary;
import io.podium.local.page.Figure;
import io.podium.local.page.Html;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of runs in a table of HTML, the best of each column in bold. */
final class SummaryTable {
    private static final List<Column> COLUMNS = List.of(
            new Column("mean wait", SimulationSummary::meanWaitSeconds),
            new Column("p50 wait", SimulationSummary::p50WaitSeconds),
            new Column("p99 wait", SimulationSummary::p99WaitSeconds),
            new Column("max wait", SimulationSummary::maxWaitSeconds),
            new Column("mean response", SimulationSummary::meanResponseSeconds),
            new Column("mean bounded slowdown", SimulationSummary::meanBoundedSlowdown),
            new Column("makespan", SimulationSummary::makespanSeconds));

    private final List<Simulated> runs;

    private record Column(String name, ToDoubleFunction<SimulationSummary> value) {}

    SummaryTable(List<Simulated> runs) {
        this.runs = runs;
    }

    String html() {
        StringBuilder html = new StringBuilder("""
                <div class="wide"><table>
                <caption>Seconds; the slowdown is a ratio</caption>
                <thead><tr><th scope="col">policy</th>""");
        COLUMNS.forEach(column ->
                html.append("<th scope=\"col\">").append(column.name()).append("</th>"));
        html.append("<th scope=\"col\">preemptions</th></tr></thead>\n<tbody>\n");
        runs.forEach(run -> row(html, run));
        return html.append("</tbody></table></div>\n").toString();
    }

    private void row(StringBuilder html, Simulated run) {
        html.append("<tr><th scope=\"row\">")
                .append(Html.escaped(SimulationText.policy(run.rules())))
                .append("</th>");
        for (Column column : COLUMNS) {
            double value = column.value().applyAsDouble(run.summary());
            html.append(isBest(column, value) ? "<td class=\"best\">" : "<td>")
                    .append(Figure.exact(value, 3))
                    .append("</td>");
        }
        html.append("<td>").append(Figure.count(run.summary().preemptions())).append("</td></tr>\n");
    }

    private boolean isBest(Column column, double value) {
        return runs.size() > 1
                && runs.stream().allMatch(run -> value <= column.value().applyAsDouble(run.summary()));
    }
}
