package io.podium.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void theMessageOfAWrongEscapeOfASurrogatePairCanBeWritten() {
        assertThatThrownBy(() -> Json.parse("\"\\\ud83d\ude00\""))
                .isInstanceOfSatisfying(JsonException.class, e -> assertThat(Json.write(String.valueOf(e.getMessage())))
                        .contains("escape"));
    }

    @Test
    void readsEveryKindOfValue() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("text", "ä\n😀");
        expected.put("whole", -42L);
        expected.put("decimal", 1.5);
        expected.put("flags", List.of(true, false));
        expected.put("nothing", null);
        expected.put("nested", Map.of("empty", Map.of(), "list", List.of()));

        assertThat(Json.parse("{\"text\":\"ä\\n\\ud83d\\ude00\",\"whole\":-42,\"decimal\":1.5,\"flags\":[true,false],"
                        + "\"nothing\":null,\"nested\":{\"empty\":{},\"list\":[]}}"))
                .isEqualTo(expected);
    }

    @Test
    void keepsTheOrderOfNames() {
        assertThat(Json.parseObject("{\"z\":1,\"a\":2,\"m\":3}"))
                .containsExactly(Map.entry("z", 1L), Map.entry("a", 2L), Map.entry("m", 3L));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "9223372036854775807, true", "-9223372036854775808, true", "1.0, false", "1e3, false"})
    void numbersWithoutFractionAreLongsAndTheOthersDoubles(String text, boolean whole) {
        assertThat(Json.parse(text)).isInstanceOf(whole ? Long.class : Double.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "NaN",
                "Infinity",
                "-Infinity",
                "[1] 2",
                "01",
                "1.",
                ".5",
                "+1",
                "tru",
                "\"\t\"",
                "// c\n1",
                "{\"a\"}",
                "\"\\ud800\"",
                "{\"\\udc00\":1}",
                "1e999",
                "9223372036854775808",
                "\uFEFF1"
            })
    void refusesWhatIsNotStrictJson(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void namesLineAndColumnOfADuplicate() {
        assertThatThrownBy(() -> Json.parse("{\"a\":1,\n  \"a\":2}"))
                .isInstanceOfSatisfying(JsonException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(3);
                })
                .hasMessage("the name \"a\" occurs twice (line 2, column 3)");
    }

    @Test
    void refusesDuplicatesOfANullValue() {
        assertThatThrownBy(() -> Json.parse("{\"a\":null,\"a\":null}")).isInstanceOf(JsonException.class);
    }

    @Test
    void readsToTheDepthLimitAndNotBeyond() {
        String atLimit = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        assertThat(Json.write(Json.parse(atLimit))).isEqualTo(atLimit);
        assertThatThrownBy(() -> Json.parse("[" + atLimit + "]")).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.write(List.of(Json.parse(atLimit)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNumbersOfAbsurdLength() {
        assertThat(Json.parse("0." + "1".repeat(Json.MAX_NUMBER_LENGTH - 1))).isInstanceOf(Double.class);
        assertThatThrownBy(() -> Json.parse("1".repeat(Json.MAX_NUMBER_LENGTH + 1)))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.parse("0." + "1".repeat(10 * Json.MAX_NUMBER_LENGTH)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void readsUtf8AndRefusesOtherBytes() {
        assertThat(Json.parse("\"ä\"".getBytes(StandardCharsets.UTF_8))).isEqualTo("ä");
        assertThatThrownBy(() -> Json.parse("\"ä\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void parseObjectRefusesOtherValues() {
        assertThatThrownBy(() -> Json.parseObject("[]"))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("a JSON object is expected");
        assertThatThrownBy(() -> Json.parseObject("{} {}")).isInstanceOf(JsonException.class);
    }

    @Test
    void writesCompactlyAndReadsBackTheSame() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("min", Long.MIN_VALUE);
        tree.put("tiny", Double.MIN_VALUE);
        tree.put("huge", -Double.MAX_VALUE);
        tree.put("zero", -0.0);
        tree.put("list", Arrays.asList(1L, null, "\u0000\u2028\"\\"));

        String text = Json.write(tree);

        assertThat(text).doesNotContain(" ").startsWith("{\"min\":-9223372036854775808,");
        assertThat(Json.parse(text)).isEqualTo(tree);
    }

    @Test
    void writesIntegersAsLongs() {
        assertThat(Json.parse(Json.write(List.of(7)))).isEqualTo(List.of(7L));
    }

    @Test
    void refusesToWriteWhatCannotBeReadBack() {
        for (Object value : List.of(Double.NaN, Double.POSITIVE_INFINITY, "\ud800", Map.of(1, 2), 'c', 1.5f)) {
            assertThatThrownBy(() -> Json.write(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void treesCannotBeChanged() {
        assertThatThrownBy(() -> Json.parseObject("{}").put("a", 1L)).isInstanceOf(UnsupportedOperationException.class);
    }
}
