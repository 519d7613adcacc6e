package io.podium.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.simulation.Backfill;
import io.podium.domain.simulation.Job;
import io.podium.domain.simulation.SimulationRules;
import io.podium.domain.simulation.Workload;
import io.podium.local.page.Figure;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SimulationPageTest {
    private static final Pattern NOT_CLOSED = Pattern.compile("<(meta|link)([^>]*)>");

    @Test
    void isWellFormedAndLoadsNothing() throws Exception {
        String html = page("trace.csv", 300);

        assertThat(parsed(html).getElementsByTagName("svg").getLength())
                .isEqualTo(4 * SchedulingPolicies.names().size());
        assertThat(html).doesNotContain("<script", "http://", "https://", "@import", "url(", "NaN", "Infinity");
        assertThat(html).contains("default-src 'none'", "prefers-color-scheme: dark");
    }

    @Test
    void tellsInWordsWhatEachPictureShows() {
        List<String> labels = Pattern.compile("role=\"img\" aria-label=\"([^\"]+)\"><title>")
                .matcher(page("trace.csv", 300))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(labels).hasSize(24).doesNotHaveDuplicates();
        assertThat(labels)
                .anyMatch(label -> label.startsWith("srtf: mean wait by time of arrival, highest "))
                .anyMatch(label -> label.startsWith("dps, aging 0.5: number of waiting tasks over time, highest "))
                .anyMatch(label -> label.matches("fifo: servers in use over time, mean [0-9.]+ of 3"));
    }

    @Test
    void hasTheFiguresOfEveryRunWithTheBestOnesMarked() {
        String html = page("trace.csv", 300);

        for (Simulated run : runs("trace.csv", 300)) {
            assertThat(html)
                    .contains("<th scope=\"row\">" + SimulationText.policy(run.rules()) + "</th>")
                    .contains(">" + Figure.exact(run.summary().meanWaitSeconds(), 3) + "</td>");
        }
        double best = runs("trace.csv", 300).stream()
                .mapToDouble(run -> run.summary().meanWaitSeconds())
                .min()
                .orElseThrow();
        assertThat(html).contains("<td class=\"best\">" + Figure.exact(best, 3) + "</td>");
    }

    @Test
    void escapesTheNameOfTheTrace() throws Exception {
        String html = page("<b>&\"x\".csv", 10);

        assertThat(html).contains("&lt;b&gt;&amp;&quot;x&quot;.csv").doesNotContain("<b>&");
        assertThat(parsed(html).getElementsByTagName("h1").item(0).getTextContent())
                .endsWith("<b>&\"x\".csv");
    }

    @Test
    void copesWithOneTaskThatTakesNoTime() throws Exception {
        SimulatedTrace trace = new SimulatedTrace("one", new Workload(List.of(Job.of(0, 0))), 0, true);

        String html = new SimulationPage(List.of(Simulated.run(trace, new SimulationRules(1, "fifo", 0), 1))).html();

        assertThat(parsed(html).getElementsByTagName("svg").getLength()).isEqualTo(4);
        assertThat(html).doesNotContain("NaN", "Infinity");
    }

    private static String page(String name, int jobs) {
        return new SimulationPage(runs(name, jobs)).html();
    }

    private static List<Simulated> runs(String name, int jobs) {
        Random random = new Random(jobs);
        List<Job> drawn = IntStream.range(0, jobs)
                .mapToObj(i -> Job.of(i + (i > jobs / 2 ? 500 : 0), 10 * random.nextDouble()))
                .toList();
        SimulatedTrace trace = new SimulatedTrace(name, new Workload(drawn), 2, true);
        return SchedulingPolicies.names().stream()
                .map(policy -> Simulated.run(trace, new SimulationRules(3, policy, 0.5, Backfill.EASY, 0), 1))
                .toList();
    }

    /** Reads the page as XML, which it is but for the elements that HTML never closes. */
    private static Document parsed(String html) throws Exception {
        String xml = NOT_CLOSED.matcher(html.replace("<!DOCTYPE html>", "")).replaceAll("<$1$2/>");
        assertThat(NOT_CLOSED.matcher(html).results().map(MatchResult::group).collect(Collectors.toSet()))
                .hasSize(5);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
