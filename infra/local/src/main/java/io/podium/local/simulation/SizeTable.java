package io.podium.local.simulation;

import io.podium.domain.simulation.WaitProfile.SizeClass;
import io.podium.local.page.Figure;
import io.podium.local.page.Html;
import java.util.List;
import java.util.Map;

/** The waits of classes of sizes under each policy, in a table of HTML that unfolds. */
final class SizeTable {
    private SizeTable() {}

    /** @param classes the classes of each run, which are the same ones in all */
    static String html(Map<Simulated, List<SizeClass>> classes) {
        StringBuilder html = new StringBuilder("""
                <details><summary>The numbers</summary><div class="wide"><table>
                <caption>Mean wait in seconds, and what one task in a hundred waits longer than</caption>
                <thead><tr><th scope="col">duration</th><th scope="col">tasks</th>""");
        classes.keySet().forEach(run -> html.append("<th scope=\"col\">")
                .append(Html.escaped(SimulationText.policy(run.rules())))
                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        List<SizeClass> rows = classes.values().iterator().next();
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            html.append("<tr><th scope=\"row\">")
                    .append(SizePlot.name(rows.get(row)))
                    .append("</th><td>")
                    .append(Figure.count(rows.get(row).jobs()))
                    .append("</td>");
            classes.values().forEach(sizes -> html.append("<td>")
                    .append(Figure.rough(sizes.get(row).meanWaitSeconds()))
                    .append(" / ")
                    .append(Figure.rough(sizes.get(row).p99WaitSeconds()))
                    .append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div></details>\n").toString();
    }
}
