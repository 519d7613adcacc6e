package io.podium.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.openapi.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the parameters of paths and queries are documented as they are read. */
class ParametersTest {
    private static final ApiDocument DOCUMENT = ApiDocument.load();

    private final Refusals refusals = new Refusals();

    static Stream<Operation> withQuery() {
        return DOCUMENT.operations().values().stream()
                .filter(operation -> !operation.parametersIn("query").isEmpty());
    }

    static Stream<Operation> withPath() {
        return DOCUMENT.operations().values().stream()
                .filter(operation -> !operation.parametersIn("path").isEmpty())
                .filter(operation -> !operation.path().contains("{file}"));
    }

    @ParameterizedTest
    @MethodSource("withQuery")
    void everyParameterThatIsReadIsDocumentedAndNoOther(Operation operation) {
        Map<String, String> rules = refusals.ofTarget(operation, Refusals.path(operation) + "?zzStrange=1");

        Set<String> documented = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (Map<String, Object> parameter : operation.parametersIn("query")) {
            documented.add(name(parameter));
            if (Boolean.TRUE.equals(parameter.get("required"))) {
                required.add(name(parameter));
            }
        }
        assertThat(Refusals.known(rules.get("zzStrange"))).isEqualTo(documented);
        Set<String> asked = new TreeSet<>(rules.keySet());
        asked.remove("zzStrange");
        assertThat(asked).isEqualTo(required);
    }

    @ParameterizedTest
    @MethodSource("withQuery")
    void everyRangeOfAParameterIsTheOneThatIsChecked(Operation operation) {
        for (Map<String, Object> parameter : operation.parametersIn("query")) {
            String name = name(parameter);
            Map<String, Object> schema = schema(parameter);
            String wrong = schema.get("maxLength") instanceof Integer most ? "x".repeat(most + 1) : "!";
            String said = refusals.ofTarget(operation, Refusals.path(operation) + "?" + name + "=" + wrong)
                    .get(name);
            assertThat(said).as(name).isNotNull();
            String rule = Rules.of(List.of(schema));
            assertThat(Rules.isSaid(String.valueOf(rule), said))
                    .as(name + ": " + rule + "; said was: " + said)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("withPath")
    void everyParameterOfAPathIsCheckedAsDocumented(Operation operation) {
        Map<String, Object> parameter = operation.parametersIn("path").get(0);
        String target = operation.path().replaceAll("\\{[a-z]+}", "!");
        Map<String, Object> least =
                operation.examples().values().stream().findFirst().orElse(Map.of());

        String said = operation.hasBody()
                ? refusals.ofBody(operation, target, least).get(name(parameter))
                : refusals.ofTarget(operation, target).get(name(parameter));

        assertThat(said).isNotNull();
        assertThat(Rules.isSaid(String.valueOf(Rules.of(List.of(schema(parameter)))), said))
                .as(said)
                .isTrue();
    }

    private static Map<String, Object> schema(Map<String, Object> parameter) {
        return DOCUMENT.resolve(parameter.get("schema"));
    }

    private static String name(Map<String, Object> parameter) {
        return String.valueOf(parameter.get("name"));
    }
}
