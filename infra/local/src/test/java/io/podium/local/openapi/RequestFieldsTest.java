package io.podium.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.openapi.ApiDocument.Operation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether bodies are documented as they are read. What is read is asked of the readers themselves: of a field that they do not
 * know they say which they know, and of a wrong value what is right.
 */
class RequestFieldsTest {
    private static final String STRANGE = "zzStrange";

    /** These are read by the steps of the state machine, with the readers of POST /services and POST /tasks. */
    private static final Set<String> READ_LATER = Set.of("POST /runs services", "POST /runs tasks");

    /** What POST /tasks knows, and the task of a schedule is refused for by a rule of its own. */
    private static final Set<String> NOT_IN_SCHEDULES = Set.of("taskId", "tasks", "gang", "deadline", "admission");

    private static final ApiDocument DOCUMENT = ApiDocument.load();

    private final Refusals refusals = new Refusals();

    private record Example(Operation operation, String name, Map<String, Object> body) {
        List<Spot> spots() {
            return Spot.of(DOCUMENT, operation.bodySchema(), body).stream()
                    .filter(spot -> spot.path().size() < 2
                            || !READ_LATER.contains(
                                    operation.key() + " " + spot.path().get(0)))
                    .toList();
        }

        boolean isSchedule(Spot spot) {
            return operation.key().equals("PUT /schedules/{id}") && spot.field().equals("task");
        }

        @Override
        public String toString() {
            return operation + " " + name;
        }
    }

    static Stream<Example> examples() {
        return DOCUMENT.operations().values().stream().flatMap(operation -> operation.examples().entrySet().stream()
                .map(example -> new Example(operation, example.getKey(), example.getValue())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAccepted(Example example) {
        assertThat(refusals.ofBody(example.operation(), example.body())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyFieldThatIsReadIsDocumentedAndNoOther(Example example) {
        for (Spot spot : example.spots()) {
            if (spot.isObject()) {
                Map<String, Object> more = new LinkedHashMap<>(ApiDocument.map(spot.value()));
                more.put(STRANGE, 1);
                Object body = spot.in(example.body(), more);
                Set<String> known = Refusals.known(
                        refusals.ofBody(example.operation(), body).get(spot.field(STRANGE)));
                if (example.isSchedule(spot)) {
                    assertThat(known.removeAll(NOT_IN_SCHEDULES)).isTrue();
                    known.add("deadlineSeconds");
                }
                assertThat(known).as(spot.field()).containsAll(spot.properties());
                assertThat(spot.propertiesOfAll()).as(spot.field()).containsAll(known);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyRangeIsTheOneThatIsChecked(Example example) {
        for (Spot spot : example.spots()) {
            String rule = spot.path().isEmpty() ? null : Rules.of(spot.alternatives());
            if (rule != null && !example.isSchedule(spot)) {
                boolean isScalar = !(spot.value() instanceof Map) && !(spot.value() instanceof List);
                Object body = spot.in(example.body(), isScalar ? Map.of("wrong", true) : true);
                String said = refusals.ofBody(example.operation(), body).get(spot.field());
                assertThat(said).as(spot.field()).isNotNull();
                boolean isOneOfSeveral = spot.schema().containsKey("const");
                assertThat(
                                isOneOfSeveral
                                        ? Rules.choices(said).containsAll(Rules.choices(rule))
                                        : Rules.isSaid(rule, said))
                        .as(spot.field() + ": " + rule + "; said was: " + said)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsRequiredIsDocumentedAsRequired(Example example) {
        for (Spot spot : example.spots()) {
            if (spot.isObject()) {
                Map<String, Object> properties = ApiDocument.map(spot.schema().get("properties"));
                Map<String, Object> least = new LinkedHashMap<>();
                ApiDocument.map(spot.value()).forEach((name, value) -> {
                    if (ApiDocument.map(properties.get(name)).containsKey("const")) {
                        least.put(name, value);
                    }
                });
                Set<String> required = new TreeSet<>();
                ApiDocument.list(spot.schema().get("required"))
                        .forEach(name -> required.add(spot.field(String.valueOf(name))));
                least.keySet().forEach(name -> required.remove(spot.field(name)));
                Set<String> asked = new TreeSet<>();
                refusals.ofBody(example.operation(), spot.in(example.body(), least))
                        .forEach((field, rule) -> {
                            if (rule.startsWith("required: ")) {
                                asked.add(field);
                            }
                        });
                if (required.equals(Set.of("mps"))) {
                    assertThat(asked).contains("sense"); // without mps it is the other form
                } else if (required.equals(Set.of("tasks"))) {
                    assertThat(asked).contains("type");
                } else {
                    assertThat(asked).as(spot.field()).isEqualTo(required);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thereAreNoMoreNamesThanIsDocumented(Example example) {
        for (Spot spot : example.spots()) {
            if (spot.isByName()) {
                int most = ((Number) spot.schema().get("maxProperties")).intValue();
                Object any = ApiDocument.map(spot.value()).values().iterator().next();
                Map<String, Object> many = new TreeMap<>();
                for (int i = 0; i <= most; i++) {
                    many.put("k" + i, any);
                }
                Object body = spot.in(example.body(), many);
                assertThat(refusals.ofBody(example.operation(), body).get(spot.field()))
                        .as(spot.field())
                        .startsWith("at most " + most + " ");
            }
        }
    }

    @Test
    void everyFieldOfARequestIsInAnExample() {
        Map<String, Set<String>> documented = new TreeMap<>();
        Map<String, Set<String>> shown = new TreeMap<>();
        examples().forEach(example -> Spot.of(DOCUMENT, example.operation().bodySchema(), example.body())
                .forEach(spot -> spot.alternatives().forEach(alternative -> {
                    Set<String> names =
                            ApiDocument.map(alternative.get("properties")).keySet();
                    String key = example.operation() + " " + String.join(", ", new TreeSet<>(names));
                    documented.computeIfAbsent(key, any -> new TreeSet<>()).addAll(names);
                    if (alternative.equals(spot.schema()) && spot.value() instanceof Map<?, ?> map) {
                        Set<String> present = shown.computeIfAbsent(key, any -> new TreeSet<>());
                        map.keySet().forEach(name -> present.add(String.valueOf(name)));
                    }
                })));
        documented.forEach((key, names) -> {
            Set<String> missing = new HashSet<>(names);
            missing.removeAll(shown.getOrDefault(key, Set.of()));
            boolean isSeenElsewhere = key.startsWith("POST /runs ");
            missing.remove("next"); // what goes there comes from an answer
            assertThat(isSeenElsewhere ? Set.of() : missing).as(key).isEmpty();
        });
    }
}
