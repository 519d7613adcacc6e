package io.podium.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in the console, in a browser, with a whole stack behind it. */
@Timeout(300)
class ConsoleBrowserTest {
    @TempDir
    private static Path folder;

    private static ConsoleStage stage;

    @BeforeAll
    static void start() throws Exception {
        stage = ConsoleStage.set(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stop() throws IOException {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void theOverviewTellsWhatWaitsWhatIsInUseAndWhatItCosts() throws Exception {
        Tab tab = stage.open("");

        tab.awaitText("Needs attention");
        tab.awaitText("Cost rate");
        assertThat(text(tab, "dl.stats")).contains("Tasks waiting", "Slots in use", "Throughput", "/h");
        assertThat(text(tab, "#pools + .wide")).contains("main", "sjf", "cpu");
        assertThat(count(tab, "podium-plot canvas")).isEqualTo(4);
        tab.await("document.querySelector('podium-plot').getAttribute('aria-label').includes('main')");
        stage.wasCalm(tab);
    }

    @Test
    void whatHappensShowsWithoutAReload() throws Exception {
        Tab tab = stage.open("services");
        tab.evaluate("window.stayed = true");

        stage.register("newcomer", "new", List.of());

        tab.awaitText("newcomer");
        assertThat(tab.evaluate("window.stayed")).isEqualTo(true);
        stage.wasCalm(tab);
    }

    @Test
    void servicesAreDrawnWithWhatTheyDependOn() throws Exception {
        Tab tab = stage.open("services");

        tab.await("document.querySelectorAll('.graph .node').length === 3");
        assertThat(count(tab, ".graph .edge")).isEqualTo(2);
        tab.click("a[href='#/services/render']", "render");
        tab.awaitText("Service render");
        assertThat(text(tab, ".columns")).contains("fonts", "ledger");
        stage.wasCalm(tab);
    }

    @Test
    void aServiceIsDrainedOnceThatIsConfirmed() throws Exception {
        stage.register("leaving", "leave", List.of());
        Tab tab = stage.open("services/leaving");

        tab.click("main button", "Drain");
        tab.click("dialog button", "Not now");
        tab.await("!document.querySelector('dialog form')");
        assertThat(stage.get("/services/leaving").at("status").is("ALIVE")).isTrue();
        tab.click("main button", "Drain");
        tab.click("dialog button", "Drain it");

        tab.awaitText("leaving drains.");
        tab.await("document.querySelector('.badge').innerText === 'draining'");
        assertThat(stage.get("/services/leaving").at("status").is("DRAINING")).isTrue();
        stage.wasCalm(tab);
    }

    @Test
    void tasksAreFilteredAndTurnedOverPageByPage() throws Exception {
        Tab tab = stage.open("tasks");

        tab.fill("select[name=pool]", "bulk");
        tab.await(
                "document.querySelectorAll('tbody tr').length === 25 && document.querySelector('tbody').innerText.includes('bulk-10')");
        tab.click("nav.pages a", "Next page");
        tab.await("document.querySelectorAll('tbody tr').length === 5");
        assertThat(text(tab, "tbody")).contains("bulk-39").doesNotContain("bulk-10");
        tab.click("nav.pages a", "First page");
        tab.awaitText("bulk-10");
        tab.fill("select[name=state], select[name=status]", "SUCCEEDED");
        tab.awaitText("No task is like that.");
        stage.wasCalm(tab);
    }

    @Test
    void oneTaskShowsItsLifeAndWhyItWaitsAndIsCancelled() throws Exception {
        Tab tab = stage.open("tasks/bulk-20");

        tab.await("document.querySelector('svg.life').getAttribute('aria-label').startsWith('Timeline: waiting')");
        assertThat(text(tab, "#why ~ ul")).isNotBlank();
        tab.click("main button", "Cancel");
        tab.click("dialog button", "Cancel it");

        tab.awaitText("bulk-20 is cancelled.");
        tab.await("document.querySelector('.events').innerText.includes('cancelled')");
        assertThat(stage.get("/tasks/bulk-20").at("status").is("CANCELLED")).isTrue();
        stage.wasCalm(tab);
    }

    @Test
    void aFailedTaskShowsItsErrorAndIsRedriven() throws Exception {
        Tab tab = stage.open("tasks/broken");

        tab.awaitText("the page has no width");
        tab.click("main button", "Redrive");

        tab.awaitText("once more.");
        tab.await("['ready', 'placed'].includes(document.querySelector('.badge').innerText)");
        stage.wasCalm(tab);
    }

    @Test
    void theOptimizerShowsItsPlanTriesAnotherAndIsPaused() throws Exception {
        Tab tab = stage.open("optimizer");

        tab.awaitText("Prices and what binds");
        assertThat(text(tab, "#instances + .wide")).contains("render");
        tab.click("main button", "Dry run");
        tab.awaitText("Dry run: what a plan made now would change");
        long plans = stage.get("/plans").at("plans").elements().size();
        tab.click("main button", "Plan and apply");
        tab.click("dialog button", "Apply");
        tab.await("/Plan \\d+ is (converged|adjusting)/.test(document.querySelector('.notice').innerText)");
        assertThat(stage.get("/plans").at("plans").elements().size()).isGreaterThan((int) plans);
        tab.click("main button", "Compare");
        tab.awaitText("From plan");
        tab.click("main button", "Pause");
        tab.fill("dialog input", "we move house");
        tab.click("dialog button", "Pause it");
        tab.awaitText("we move house");
        assertThat(stage.get("/plans/latest").at("paused").value()).isEqualTo(true);
        tab.click("main button", "Resume");
        tab.awaitText("the loop runs");
        stage.wasCalm(tab);
    }

    @Test
    void theSimulatorComparesPoliciesOnAnUploadedTrace() throws Exception {
        Path trace = folder.resolve("own.csv");
        Files.writeString(trace, "type,arrival_s,duration_s\na,0,8\na,0,2\nb,1,1\n");
        Tab tab = stage.open("simulator");

        tab.upload("input[name=trace]", trace);
        tab.awaitText("Chosen: own.csv.");
        tab.fill("input[name=servers]", "1");
        tab.click("main button", "Compare policies");

        tab.awaitText("own.csv on 1 server");
        assertThat(text(tab, "tbody tr")).contains("1.33 s");
        assertThat(count(tab, "podium-plot canvas")).isEqualTo(3);
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, "arrival_s,duration_s\n0,8\nsoon,2\n");
        tab.upload("input[name=trace]", broken);
        tab.awaitText("Chosen: broken.csv.");
        tab.click("main button", "Compare policies");
        tab.awaitText("line 3: arrival_s is \"soon\", a number is expected");
        stage.wasCalm(tab);
    }

    @Test
    void anErrorSaysWhatToDo() throws Exception {
        Tab tab = stage.open("tasks/nobody");

        tab.await("document.querySelector('[role=alert]').innerText.includes('Go back and choose from the list.')");
        assertThat(tab.complaints()).allMatch(said -> said.contains("404"));
    }

    @Test
    void aTokenIsAskedForWhereTheApiWantsOneAndForgottenOnRequest() throws Exception {
        Tab tab = stage.open("tasks");
        tab.evaluate("""
                (() => {
                  const real = window.fetch;
                  window.fetch = (path, options) => (options.headers.authorization === 'Bearer let-me-in'
                    ? real(path, options)
                    : Promise.resolve(new Response('{"message":"Unauthorized"}', {status: 401})));
                })()""");

        tab.awaitText("Podium answered with 401");
        tab.fill("input[name=token]", "let-me-in");
        tab.click("form.token button", "Use this token");
        tab.await("document.querySelector('[role=alert]') === null");
        tab.click("footer button", "Forget the token");
        tab.awaitText("Podium answered with 401");
        assertThat(tab.evaluate("sessionStorage.getItem('podium.token')")).isNull();
        stage.wasCalm(tab);
    }

    @Test
    void thePageAsksLessOftenWhileThereIsNoAnswerAndNotAtAllWhileNobodyLooks() throws Exception {
        Tab tab = stage.open("tasks");
        tab.awaitText("Live");

        Map<String, Object> off =
                Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);
        tab.send("Network.emulateNetworkConditions", off);
        tab.awaitText("No answer; asks again in 12 s");
        tab.awaitText("The page asks again by itself.");
        tab.send(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        tab.click(".live button", "Ask now");
        tab.awaitText("Live");
        tab.forgive();
        tab.evaluate("Object.defineProperty(document, 'hidden', {get: () => true});"
                + " document.dispatchEvent(new Event('visibilitychange'))");
        tab.awaitText("Paused while hidden");
        int before = tab.requests().size();
        tab.evaluate("new Promise((done) => setTimeout(done, 4000))");
        assertThat(tab.requests()).hasSize(before);
        stage.wasCalm(tab);
    }

    private static String text(Tab tab, String selector) {
        tab.await("document.querySelector(\"" + selector + "\")");
        return String.valueOf(tab.evaluate("document.querySelector(\"" + selector + "\").innerText"));
    }

    private static int count(Tab tab, String selector) {
        return ((Long) tab.evaluate("document.querySelectorAll(\"" + selector + "\").length")).intValue();
    }
}
