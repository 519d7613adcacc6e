package io.podium.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.io.StringReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReplayPageTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Pattern NOT_CLOSED = Pattern.compile("<(meta|link)([^>]*)>");
    private static final Pattern LABEL = Pattern.compile("aria-label=\"([^\"]+)\"");

    private static Tree plan(int version, int instances, double price) {
        return new Tree(Json.parse(
                """
                        {"version": %d, "createdAt": "%s", "status": "adjusting", "costPerHour": %s,
                         "instances": {"s": {"p": %d, "q": 1}}, "estimates": {"s": {"requiredSlots": 9}},
                         "prices": {"capacity": {"p": {"cpu": %s, "memory": 0.001, "gpu": 0.0}}, "demand": {"s": 2.5}},
                         "reasons": ["Service s <grows> & is \\"busy\\"."]}
                        """.formatted(version, NOON.plusSeconds(60L * version), instances / 10.0, instances, price)));
    }

    private static Tree metrics(String pool) {
        return new Tree(Json.parse("""
                        {"pool": {"poolId": "%s"}, "services": [{"serviceId": "s", "series": [
                          {"at": "2026-11-22T12:01:00Z", "completions": 3, "meanWaitSeconds": 4.0, "queueLength": 7.0,
                           "meanSlotsInUse": 2.0, "meanSlots": 4.0},
                          {"at": "2026-11-22T12:02:00Z", "completions": 0, "meanWaitSeconds": 0, "queueLength": 1.0,
                           "meanSlotsInUse": 1.0, "meanSlots": 4.0}]}]}
                        """.formatted(pool)));
    }

    private static Chronicle chronicle(String... pools) {
        List<Tree> services = List.of(
                new Tree(Json.parse("{\"serviceId\":\"s\",\"slots\":2,\"scaling\":{\"targetWaitSeconds\":3.0}}")));
        Tree answer = new Tree(Map.of(
                "pools", Arrays.stream(pools).map(pool -> metrics(pool).value()).toList()));
        return new Chronicle(NOON, 300, 60, List.of(plan(1, 2, 0.0), plan(2, 4, 0.25)), List.of(answer), services);
    }

    private static String page(Chronicle chronicle) {
        return new ReplayPage(ReportTest.report(List.of(), List.of()), chronicle).html();
    }

    private static List<String> labels(String html) {
        return LABEL.matcher(html).results().map(match -> match.group(1)).toList();
    }

    @Test
    void isWellFormedAndLoadsNothing() throws Exception {
        String html = page(chronicle("p"));
        String closed = NOT_CLOSED.matcher(html).replaceAll((MatchResult match) -> "<$1$2/>");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(closed.replace("<!DOCTYPE html>", ""))));

        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(8);
        assertThat(html).doesNotContain("<script", "http://", "https://", "@import", "url(", "NaN", "Infinity", "null");
        assertThat(html).contains("default-src 'none'", "prefers-color-scheme: dark");
    }

    @Test
    void tellsInWordsWhatEachPictureShows() {
        assertThat(labels(page(chronicle("p"))))
                .containsExactly(
                        "all services over time, mean 0.35, at last 0.40 USD/h",
                        "s over time, mean 4.50, at most 5",
                        "a vCPU in p over time, at most 0.25 USD/h",
                        "a GiB of memory in p over time, at most 1.02 USD/h",
                        "an instance of s over time, at most 2.50 USD/h",
                        "s over time, highest 4 s",
                        "s over time, longest 7",
                        "s over time, mean 1.33 of 4");
    }

    @Test
    void tellsWhatTheLatestPlanSays() {
        assertThat(page(chronicle("p")))
                .contains("2 plans were made. The latest, number 2, is adjusting and says:")
                .contains("<li>Service s &lt;grows&gt; &amp; is &quot;busy&quot;.</li>");
    }

    @Test
    void tellsTheFiguresOfTheReplay() {
        assertThat(page(chronicle("p")))
                .contains("Replay of t.csv", "3 tasks", "1 dead, 2 succeeded", "The invariants hold")
                .contains("<th scope=\"row\">wait</th><td>1.00</td><td>2.00</td><td>3.00</td><td>4.00</td>");
    }

    @Test
    void keepsAServiceThatIsInSeveralPoolsApart() {
        assertThat(labels(page(chronicle("p", "q"))))
                .contains("s in p over time, longest 7", "s in q over time, longest 7");
    }

    @Test
    void saysWhatIsMissingInsteadOfAnEmptyPicture() {
        String html = page(new Chronicle(NOON, 0, 60, List.of(), List.of(), List.of()));

        assertThat(html).doesNotContain("<svg");
        assertThat(html)
                .contains("No plan was made.", "No plan names a service.", "No task has ended.", "Nobody has looked.")
                .contains("No plan has prices");
    }
}
