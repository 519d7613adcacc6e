package io.podium.local.console;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A tab of the browser. Whatever is awaited is awaited in the page, until it is so or twenty seconds have passed, so no test
 * depends on how fast the machine is.
 */
final class Tab {
    private static final int MOST_MILLIS = 20_000;

    private final DevTools tools;
    private final String session;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Tab(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
        tools.listen(this::heard);
        List.of("Page.enable", "Network.enable", "Runtime.enable", "Log.enable")
                .forEach(method -> send(method, Map.of()));
    }

    static Tab open(DevTools tools) {
        Tree target = tools.send(null, "Target.createTarget", Map.of("url", "about:blank"));
        Map<String, Object> attach =
                Map.of("targetId", target.at("targetId").text().orElseThrow(), "flatten", true);
        return new Tab(
                tools,
                tools.send(null, "Target.attachToTarget", attach)
                        .at("sessionId")
                        .text()
                        .orElseThrow());
    }

    private void heard(Tree event) {
        if (!event.at("sessionId").is(session)) {
            return;
        }
        Tree said = event.at("params");
        switch (event.at("method").text().orElse("")) {
            case "Network.requestWillBeSent" ->
                requests.add(said.at("request", "url").text().orElseThrow());
            case "Runtime.exceptionThrown" -> complaints.add(Json.write(said.value()));
            case "Log.entryAdded" -> {
                if (said.at("entry", "level").is("error")) {
                    complaints.add(Json.write(said.at("entry").value()));
                }
            }
            default -> {}
        }
    }

    /** Returns the addresses of all requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns what scripts threw and what the browser refused so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Forgets the complaints that a test has provoked. */
    void forgive() {
        complaints.clear();
    }

    Tab size(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Prefers light or dark. */
    Tab scheme(String scheme) {
        Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        send("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
        return this;
    }

    /** Loads an address anew and waits for the page to be drawn. */
    Tab open(String address) {
        send("Page.navigate", Map.of("url", "about:blank"));
        send("Page.navigate", Map.of("url", address));
        await("document.querySelector('main') !== null && document.querySelector('.loading') === null");
        return this;
    }

    /** Waits until an expression is truthy. */
    void await(String expression) {
        String waited = """
                new Promise((done) => {
                  const until = Date.now() + %d;
                  const look = () => {
                    let is = false;
                    try { is = Boolean(%s); } catch (e) { is = false; }
                    if (is || Date.now() > until) done(is); else setTimeout(look, 25);
                  };
                  look();
                })""".formatted(MOST_MILLIS, expression);
        if (!Boolean.TRUE.equals(evaluate(waited))) {
            throw new AssertionError("it never was so: " + expression + "\n" + complaints + "\nThe page says: "
                    + evaluate("document.body.innerText"));
        }
    }

    /** Waits until the page shows a text. */
    void awaitText(String text) {
        await("document.body.innerText.includes(" + Json.write(text) + ")");
    }

    /** Waits for the first element that a selector finds with this text and clicks it. */
    void click(String selector, String text) {
        String find = "[...document.querySelectorAll(" + Json.write(selector)
                + ")].find((e) => !e.disabled && e.innerText.includes(" + Json.write(text) + "))";
        await(find);
        evaluate(find + ".click()");
    }

    /** Puts a value into a field as if it had been typed. */
    void fill(String selector, String value) {
        await("document.querySelector(" + Json.write(selector) + ")");
        evaluate(
                "(() => { const field = document.querySelector(" + Json.write(selector) + "); field.value = "
                        + Json.write(value)
                        + "; field.dispatchEvent(new Event('input', {bubbles: true})); field.dispatchEvent(new Event('change', {bubbles: true})); })()");
    }

    /** Chooses a file in a field. */
    void upload(String selector, Path file) {
        send("DOM.enable", Map.of());
        Tree root = send("DOM.getDocument", Map.of());
        Tree node = send(
                "DOM.querySelector",
                Map.of(
                        "nodeId",
                        Objects.requireNonNull(root.at("root", "nodeId").value()),
                        "selector",
                        selector));
        send(
                "DOM.setFileInputFiles",
                Map.of(
                        "nodeId", Objects.requireNonNull(node.at("nodeId").value()),
                        "files", List.of(file.toAbsolutePath().toString())));
    }

    /** Presses a key as a person does: Tab, Enter or Escape. */
    void press(String key) {
        int code = Map.of("Tab", 9, "Enter", 13, "Escape", 27).get(key);
        Map<String, Object> down = Map.of(
                "type",
                "keyDown",
                "key",
                key,
                "code",
                key,
                "windowsVirtualKeyCode",
                code,
                "text",
                key.equals("Enter") ? "\r" : "");
        send("Input.dispatchKeyEvent", down);
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    }

    /** Returns the value of an expression, awaited if it is a promise. */
    @Nullable
    Object evaluate(String expression) {
        Tree answer = send(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.at("exceptionDetails").value() != null) {
            throw new AssertionError(
                    expression + ": " + answer.at("exceptionDetails").value());
        }
        return answer.at("result", "value").value();
    }

    /** Writes what is seen as PNG. */
    void screenshot(Path file) throws IOException {
        String data = send("Page.captureScreenshot", Map.of("format", "png"))
                .at("data")
                .text()
                .orElseThrow();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    Tree send(String method, Map<String, ?> parameters) {
        return tools.send(session, method, parameters);
    }
}
