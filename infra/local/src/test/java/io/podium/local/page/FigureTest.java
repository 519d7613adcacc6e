package io.podium.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0
            7        | 7
            0.25     | 0.25
            0.0512   | 0.051
            0.00032  | 0.00032
            2.5      | 2.50
            9.996    | 10.0
            42.837   | 42.8
            99.96    | 100
            191.247  | 191
            17378.9  | 17,379
            """)
    void roughNumbersHaveAsManyDigitsAsMatter(double value, String words) {
        assertThat(Figure.rough(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.01, 0.01", "1.5, 1.5", "-2, -2"})
    void plainNumbersHaveNoZerosBehind(double value, String words) {
        assertThat(Figure.plain(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "0.004, under 0.01 s", "12, 12 s", "179, 179 s", "180, 3 min", "11892, 3.30 h", "864000, 10 d"
    })
    void durationsHaveAUnit(double seconds, String words) {
        assertThat(seconds < 0.01 ? Figure.seconds(seconds) : Figure.duration(seconds))
                .isEqualTo(words);
    }

    @Test
    void givesMarksOfAScaleEquallyManyDecimals() {
        assertThat(Figure.mark(1, 0.5)).isEqualTo("1.0");
        assertThat(Figure.mark(0.75, 0.25)).isEqualTo("0.75");
        assertThat(Figure.mark(0, 250)).isEqualTo("0");
        assertThat(Figure.mark(1_250, 250)).isEqualTo("1,250");
        assertThat(Figure.mark(0.0003, 0.0001)).isEqualTo("0.0003");
    }

    @Test
    void scalesEndAtARoundValueOrAtTheLargest() {
        assertThat(Scale.roundUpTo(477, 5, 0, 100)).isEqualTo(new Scale(500, 100, 0, 100));
        assertThat(Scale.roundUpTo(500, 5, 0, 100).top()).isEqualTo(500);
        assertThat(Scale.upTo(59, 4, 0, 100).marks()).containsExactly(0, 20, 40);
        assertThat(Scale.roundUpTo(0, 5, 0, 100).top()).isEqualTo(1);
        assertThat(Scale.upTo(50, 4, 100, 0).at(25)).isEqualTo(50);
        assertThat(Scale.upTo(50, 4, 0, 10).at(80)).isEqualTo(10);
    }
}
