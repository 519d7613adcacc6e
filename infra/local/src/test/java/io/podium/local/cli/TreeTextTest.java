package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeTextTest {
    @Test
    void writesAValueInOneLine() {
        assertThat(TreeText.cell(null)).isEqualTo("-");
        assertThat(TreeText.cell(List.of())).isEqualTo("-");
        assertThat(TreeText.cell(Map.of())).isEqualTo("-");
        assertThat(TreeText.cell(Map.of("s", Map.of("main", 2L)))).isEqualTo("s={main=2}");
        assertThat(TreeText.cell(2.0)).isEqualTo("2");
        assertThat(TreeText.cell(0.123456)).isEqualTo("0.1235");
        assertThat(TreeText.cell(1e300)).isEqualTo("1.0E300");
        assertThat(TreeText.cell(0.00001)).isEqualTo("1.0E-5");
        assertThat(TreeText.cell(7L)).isEqualTo("7");
        assertThat(TreeText.cell("a\nb")).isEqualTo("a b");
        assertThat(TreeText.cell(Arrays.asList("a", null, 1.5))).isEqualTo("a, -, 1.5");
    }

    @Test
    void writesControlCharactersAsSpaces() {
        assertThat(TreeText.cell("\u001b[2Jgone")).isEqualTo(" [2Jgone");
    }

    @Test
    void indentsWhatIsInsideOfSomething() {
        assertThat(TreeText.lines(Json.parseObject("""
                        {"a":{"b":{"c":1},"long":2},"list":[[1,2],{"x":{"y":1}},{}],"words":["one two"]}""")))
                .containsExactly(
                        "a",
                        "  b",
                        "    c  1",
                        "  long  2",
                        "list",
                        "  - 1, 2",
                        "  - x",
                        "      y  1",
                        "  - -",
                        "words",
                        "  - one two");
        assertThat(TreeText.lines(Map.of())).isEmpty();
    }

    @Test
    void alignsTheColumnsOfATable() {
        assertThat(Table.of(
                        Json.parseObject("{\"l\":[{\"a\":\"long\",\"b\":1},{\"b\":22}]}")
                                .get("l"),
                        "a",
                        "b"))
                .containsExactly("A      B", "long   1", "-      22");
        assertThat(Table.of(null, "a")).containsExactly("A");
    }
}
