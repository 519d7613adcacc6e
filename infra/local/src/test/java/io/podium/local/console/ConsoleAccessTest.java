package io.podium.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether everybody can use the console: by axe-core, by keyboard alone, and on a small screen. */
@Timeout(300)
class ConsoleAccessTest {
    private static final String AXE = "org.webjars.npm/axe-core";

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

    static Stream<String> views() {
        return Stream.of(
                "", "services", "services/render", "tasks", "tasks/broken", "tasks/page-3", "optimizer", "simulator");
    }

    static Stream<Arguments> viewsInLightAndDark() {
        return views().flatMap(view -> Stream.of(Arguments.of(view, "light"), Arguments.of(view, "dark")));
    }

    @ParameterizedTest
    @MethodSource("viewsInLightAndDark")
    void axeFindsNothing(String view, String scheme) throws Exception {
        Tab tab = stage.open(view).scheme(scheme);
        if (view.equals("simulator")) {
            tab.click("main button", "Take the example");
            tab.click("main button", "Compare policies");
            tab.awaitText("the example trace on 6 servers");
        }

        assertThat(violations(tab)).isEmpty();
    }

    @Test
    void axeFindsNothingInAQuestionAndInAnError() throws Exception {
        Tab question = stage.open("tasks/page-3");
        question.click("main button", "Cancel");
        question.await("document.querySelector('dialog').open");
        assertThat(violations(question)).isEmpty();

        Tab error = stage.open("tasks/nobody");
        error.await("document.querySelector('[role=alert]')");
        assertThat(violations(error)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("views")
    void nothingIsWiderThanASmallScreen(String view) throws Exception {
        Tab tab = stage.open(view).size(390, 800);

        tab.await("document.documentElement.scrollWidth <= 390");
    }

    @Test
    void everythingIsReachedByKeyboard() throws Exception {
        Tab tab = stage.open("");

        tab.press("Tab");
        tab.await("document.activeElement.innerText === 'Skip to the content'");
        tab.press("Enter");
        tab.await("document.activeElement.id === 'main'");
        tab.evaluate("document.querySelector('.skip').focus()");
        tab.press("Tab");
        tab.press("Tab");
        tab.press("Tab");
        tab.await("document.activeElement.innerText === 'Services'");
        tab.press("Enter");
        tab.await("location.hash === '#/services' && document.activeElement.tagName === 'H1'");
        tab.await("document.querySelector('td button')");
        tab.evaluate("document.querySelector('td button').focus()");
        tab.press("Enter");
        tab.await("document.querySelector('dialog').open && document.activeElement.innerText === 'Not now'");
        tab.press("Escape");
        tab.await("!document.querySelector('dialog').open && document.activeElement.innerText === 'Drain'");
        stage.wasCalm(tab);
    }

    private static List<String> violations(Tab tab) {
        tab.evaluate(axe());
        String run = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map((each) =>"
                + " `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | ')}`))";
        return new Tree(tab.evaluate(run))
                .elements().stream().map(each -> each.text().orElseThrow()).toList();
    }

    /** Returns the script of axe-core, from its archive on the class path of the tests. */
    private static String axe() {
        Properties pom = new Properties();
        try (InputStream in = resource("/META-INF/maven/" + AXE + "/pom.properties")) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String place = "/META-INF/resources/webjars/axe-core/" + pom.getProperty("version") + "/axe.min.js";
        try (InputStream in = resource(place)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ConsoleAccessTest.class.getResourceAsStream(name), name);
    }
}
