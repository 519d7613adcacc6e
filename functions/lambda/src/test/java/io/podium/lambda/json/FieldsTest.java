package io.podium.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podium.domain.InvalidInputException;
import io.podium.domain.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private record Bounds(double min, double max) {
        Bounds {
            if (min > max) {
                throw new IllegalArgumentException("min " + min + " is above max " + max);
            }
        }

        static Bounds from(Fields in) {
            return new Bounds(in.number("min", 0, 64), in.number("max", 0, 64));
        }
    }

    private record Task(String type, Map<String, Bounds> request) {
        static Task from(Fields in) {
            return new Task(
                    in.id("type"),
                    in.optional(
                                    "request",
                                    (f, name) -> f.byKind(name, (kinds, kind) -> kinds.object(kind, Bounds::from)))
                            .orElseGet(TreeMap::new));
        }
    }

    private static List<Task> tasks(Fields in) {
        return in.objects("tasks", 1, 3, Task::from);
    }

    @Test
    void readsNestedObjects() {
        String json = "{'tasks':[{'type':'ocr','request':{'cpu':{'min':1,'max':2.5}}},{'type':'scan','request':null}]}";

        assertRead(json, FieldsTest::tasks)
                .isEqualTo(List.of(new Task("ocr", Map.of("cpu", new Bounds(1, 2.5))), new Task("scan", Map.of())));
    }

    @Test
    void aRuleBetweenFieldsIsNotLookedAtWithTheStandInOfAFieldThatIsWrongItself() {
        assertThat(violations("{'from':5,'to':'x'}", in -> {
                    long from = in.integer("from", 0, 9);
                    in.check(in.integer("to", 0, 9) >= from, "to", "at least from is expected");
                    return from;
                }))
                .containsExactly("to: a whole number from 0 to 9 is expected, not the text \"x\"");
    }

    @Test
    void findsEverythingThatIsWrongAndSaysWhere() {
        String json = "{'task':1,'tasks':[{'type':'a b','request':{'cpu':{'min':-1,'max':'x'}}},"
                + "{'request':{'CPU':{},'memory':{'min':1}}}]}";

        assertThat(violations(json, FieldsTest::tasks))
                .containsExactly(
                        "tasks[0].type: an id of 1 to 128 letters, digits, '.', '_' and '-' that begins with a letter or"
                                + " digit is expected, not the text \"a b\"",
                        "tasks[0].request.cpu.min: a number from 0 to 64 is expected, not -1",
                        "tasks[0].request.cpu.max: a number from 0 to 64 is expected, not the text \"x\"",
                        "tasks[1].type: required: an id of 1 to 128 letters, digits, '.', '_' and '-' that begins with a"
                                + " letter or digit",
                        "tasks[1].request.CPU: a resource kind matches [a-z][a-z0-9-]{0,31}",
                        "tasks[1].request.memory.max: required: a number from 0 to 64",
                        "task: unknown field. Maybe one of: tasks");
    }

    @Test
    void turnsARefusalByAConstructorIntoARuleOfTheObject() {
        assertThat(violations("{'tasks':[{'type':'a','request':{'cpu':{'min':3,'max':2}}}]}", FieldsTest::tasks))
                .containsExactly("tasks[0].request.cpu: min 3.0 is above max 2.0");
    }

    @Test
    void placesViolationsThatTheDomainFoundWithinTheObject() {
        assertThat(violations(
                        "{'task':{}}",
                        in -> in.object("task", task -> {
                            throw new InvalidInputException(
                                    List.of(new Violation("type", "taken"), new Violation("$", "late")));
                        })))
                .containsExactly("task.type: taken", "task: late");
    }

    @Test
    void doesNotHideAnErrorOfTheReaderItself() {
        assertThatThrownBy(() -> Fields.read(Map.of(), in -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void treatsNullAsAbsent() {
        assertRead("{'a':null}", in -> in.optional("a", Fields::id)).isEqualTo(Optional.empty());
        assertThat(violations("{'a':null}", in -> in.bool("a"))).containsExactly("a: required: true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "'{}'", "1", "true"})
    void wantsAnObject(String json) {
        assertThat(violations(json, in -> "unused")).singleElement().asString().startsWith("$: an object is expected");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,10", "2.0,2", "1e1,10"})
    void readsWholeNumbers(String number, long expected) {
        assertRead("{'n':" + number + "}", in -> in.integer("n", 1, 10)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "1.5", "'1'", "true", "[1]", "{}", "1e300", "-9223372036854775808"})
    void refusesWhatIsNoWholeNumberInRange(String number) {
        assertThat(violations("{'n':" + number + "}", in -> in.integer("n", 1, 10)))
                .singleElement()
                .asString()
                .startsWith("n: a whole number from 1 to 10 is expected, not ");
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-01-31T12:00:00Z',2026-01-31T12:00:00Z",
        "'2026-01-31T13:00:00.5+01:00',2026-01-31T12:00:00.5Z",
        "0,1970-01-01T00:00:00Z",
        "1769860800.25,2026-01-31T12:00:00.250Z",
        "253402300799,9999-12-31T23:59:59Z"
    })
    void readsTimes(String time, Instant expected) {
        String quoted = time.contains("T") ? "'" + time + "'" : time;
        assertRead("{'at':" + quoted + "}", in -> in.timestamp("at")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "253402300800", "1769860800000", "'2026-01-31'", "'1969-12-31T00:00:00Z'", "'now'", "true"
            })
    void refusesOtherTimes(String time) {
        assertThat(violations("{'at':" + time + "}", in -> in.timestamp("at"))).hasSize(1);
    }

    @Test
    void limitsTextsInCharacters() {
        assertRead("{'t':'abc'}", in -> in.text("t", 3)).isEqualTo("abc");
        assertThat(violations("{'t':'abcd'}", in -> in.text("t", 3))).hasSize(1);
        assertThat(violations("{'t':' \\n'}", in -> in.text("t", 3))).hasSize(1);
        assertThat(violations("{'t':''}", in -> in.text("t", 3))).hasSize(1);
    }

    @Test
    void showsTheValidNames() {
        assertRead("{'policy':'sjf'}", in -> in.oneOf("policy", List.of("fifo", "sjf")))
                .isEqualTo("sjf");
        assertThat(violations("{'policy':'SJF'}", in -> in.oneOf("policy", List.of("fifo", "sjf"))))
                .containsExactly("policy: one of fifo, sjf is expected, not the text \"SJF\"");
    }

    @Test
    void readsIdsOnce() {
        assertRead("{'ids':['a','b']}", in -> in.ids("ids", 1, 2)).isEqualTo(List.of("a", "b"));
        assertThat(violations("{'ids':['x','?',7,'x']}", in -> in.ids("ids", 0, 9)))
                .hasSize(3)
                .last()
                .isEqualTo("ids[3]: \"x\" occurs twice");
        assertThat(violations("{'ids':[]}", in -> in.ids("ids", 1, 2)))
                .containsExactly("ids: an array of 1 to 2 is expected, not one of 0");
    }

    @Test
    void readsAmounts() {
        assertRead("{'a':{'cpu':1.5,'memory':1e12}}", in -> in.amounts("a"))
                .isEqualTo(Map.of("cpu", 1.5, "memory", 1e12));
        assertThat(violations("{'a':{'cpu':-0.1,'memory':1.1e12}}", in -> in.amounts("a")))
                .hasSize(2);
        assertThat(violations("{'a':{" + kinds(0, 16) + "}}", in -> in.amounts("a")))
                .containsExactly("a: at most 16 kinds are expected, not 17");
        assertRead("{'a':{" + kinds(1, 16) + "}}", in -> in.amounts("a").size()).isEqualTo(16);
    }

    private static String kinds(int from, int to) {
        StringBuilder kinds = new StringBuilder();
        for (int i = from; i <= to; i++) {
            kinds.append(i == from ? "" : ",").append("'k").append(i).append("':1");
        }
        return kinds.toString();
    }

    @Test
    void limitsRawValuesInBytesOfTheirJson() {
        String json = "{'payload':{'ä':[1,null]}}";
        assertRead(json, in -> in.raw("payload", 17)).isEqualTo(((Map<?, ?>) parse(json)).get("payload"));
        assertThat(violations(json, in -> in.raw("payload", 14)))
                .containsExactly("payload: at most 14 bytes of JSON are allowed, not 15");
    }

    @Test
    void readsNumbersAndFlagsFromTextsOnlyWhereEverythingIsText() {
        Map<String, String> query = Map.of("limit", "20", "dryRun", "true", "taskId", "7", "since", "1769860800");
        assertThat(Fields.<List<Object>>readTexts(
                        query,
                        in -> List.of(
                                in.integer("limit", 1, 100),
                                in.bool("dryRun"),
                                in.id("taskId"),
                                in.timestamp("since"))))
                .containsExactly(20L, true, "7", Instant.parse("2026-01-31T12:00:00Z"));
        assertThatThrownBy(() -> Fields.readTexts(Map.of("limit", "2O"), in -> in.integer("limit", 1, 100)))
                .hasMessage("limit: a whole number from 1 to 100 is expected, not the text \"2O\"");
    }

    @Test
    void checksRulesBetweenFields() {
        assertThat(violations("{'a':1,'b':1}", in -> {
                    in.check(in.integer("a", 0, 9) < in.integer("b", 0, 9), "b", "b is above a");
                    return "unused";
                }))
                .containsExactly("b: b is above a");
    }

    @Test
    void listsAHundredViolationsAndCountsTheRest() {
        String json = "{'list':[" + "1,".repeat(249) + "1]}";
        assertThat(violations(json, in -> in.list("list", 0, 1000, Fields::id)))
                .hasSize(101)
                .last()
                .isEqualTo("$: 150 more violations are not listed");
    }

    @Test
    void shortensWhatItQuotesWithoutBreakingCharacters() {
        String emoji = "\uD83D\uDE00";
        String json = "{'" + "a" + emoji.repeat(40) + "':1,'id':'" + "a" + emoji.repeat(40) + "'}";
        assertThat(violations(json, in -> in.id("id")))
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation)
                        .contains("a" + emoji.repeat(31) + "...")
                        .doesNotContain(emoji.repeat(32)))
                .allSatisfy(
                        violation -> assertThat(Surrogates.arePaired(violation)).isTrue());
    }

    private static <T> ObjectAssert<T> assertRead(String json, Function<Fields, T> reader) {
        return assertThatObject(Fields.read(parse(json), reader));
    }

    private static Object parse(String json) {
        return Json.parse(json.replace('\'', '"'));
    }

    private static List<String> violations(String json, Function<Fields, ?> reader) {
        InvalidInputException invalid =
                catchThrowableOfType(InvalidInputException.class, () -> Fields.read(parse(json), reader));
        assertThat(invalid).as("nothing was refused").isNotNull();
        return invalid.violations().stream().map(Violation::toString).toList();
    }
}
