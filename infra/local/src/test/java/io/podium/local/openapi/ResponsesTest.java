package io.podium.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.local.openapi.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Plays what users, workers and operators do. Every answer is as documented, every documented status is answered at least
 * once, and every documented field of an answer is seen at least once.
 */
class ResponsesTest {
    private final ApiDocument document = ApiDocument.load();
    private final CheckedApi api = new CheckedApi(document);

    @Test
    void answersAreAsDocumented() {
        Play play = new Play(api);
        play.pools();
        play.services();
        play.tasks();
        play.work();
        play.failures();
        play.preemption();
        play.explanations();
        OperatorPlay operators = new OperatorPlay(api);
        operators.schedules();
        operators.plans();
        operators.runs();
        operators.status();
        operators.console();
        refuseEverywhere();

        assertThat(api.faults()).isEmpty();
        assertThat(api.statuses()).containsAll(documentedStatuses());
        assertThat(unseenFields()).isEmpty();
    }

    private void refuseEverywhere() {
        document.operations().values().forEach(operation -> {
            String path = Refusals.path(operation);
            String method = operation.method();
            boolean needsIdentity = operation.responses().containsKey("403");
            if (needsIdentity) {
                api.as("!").expect(403, method, path, null);
                api.as("default");
            }
            if (operation.hasBody()) {
                api.expect(413, method, path, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");
                api.with("content-type", "text/plain").expect(415, method, path, "{}");
                api.with("content-type", "application/json").expect(400, method, path, "[");
            } else if (!operation.parametersIn("query").isEmpty()) {
                api.expect(400, method, path + "?zzStrange=1", null);
            }
            if (operation.path().contains("{id}") || operation.path().contains("{version}")) {
                api.expect(400, method, operation.path().replaceAll("\\{[a-z]+}", "!"), least(operation));
            }
            if (operation.responses().containsKey("404") && operation.path().contains("{")) {
                api.expect(404, method, operation.path().replaceAll("\\{[a-z]+}", "99999"), least(operation));
            }
        });
    }

    private static String least(Operation operation) {
        return operation.examples().values().stream()
                .findFirst()
                .map(Json::write)
                .orElse(null);
    }

    private Set<String> documentedStatuses() {
        Set<String> all = new TreeSet<>();
        document.operations()
                .forEach((key, operation) -> operation.responses().keySet().forEach(status -> {
                    if (!operation.isRare(status)) {
                        all.add(key + " " + status);
                    }
                }));
        return all;
    }

    private Map<String, Set<String>> unseenFields() {
        Map<String, Set<String>> documented = new TreeMap<>();
        document.operations()
                .values()
                .forEach(operation -> operation.responses().values().forEach(response -> ApiDocument.map(
                                response.get("content"))
                        .values()
                        .forEach(content -> collect(ApiDocument.map(content).get("schema"), documented))));
        Map<String, Set<String>> unseen = new TreeMap<>();
        documented.forEach((name, fields) -> {
            Set<String> missing = new TreeSet<>(fields);
            missing.removeAll(api.fields().getOrDefault(name, Set.of()));
            missing.removeIf(field -> isRare(name, field));
            if (!missing.isEmpty()) {
                unseen.put(name, missing);
            }
        });
        return unseen;
    }

    private void collect(Object node, Map<String, Set<String>> documented) {
        Map<String, Object> schema = document.resolve(node);
        Map<String, Object> properties = ApiDocument.map(schema.get("properties"));
        if (!properties.isEmpty() && documented.put(CheckedApi.name(schema), properties.keySet()) == null) {
            properties.forEach((field, property) -> {
                if (!isRare(CheckedApi.name(schema), field)) {
                    collect(property, documented);
                }
            });
        }
        ApiDocument.list(schema.get("oneOf")).forEach(each -> collect(each, documented));
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.get(inner) instanceof Map<?, ?> map) {
                collect(map, documented);
            }
        }
    }

    /** More dependants than an answer shows, and circuits of one service in several pools, take more than is played. */
    private static boolean isRare(String object, String field) {
        return field.equals("moreDependants") || (field.equals("pools") && object.contains("opensAfter"));
    }
}
