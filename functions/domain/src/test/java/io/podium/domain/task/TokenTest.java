package io.podium.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    @Test
    void isReadAsItWasWritten() {
        Random random = new Random(1);
        for (long fence = 1; fence < 2_000; fence++) {
            Token token = Token.draw(fence, "a.tenant", random);
            assertThat(Token.parse(token.toString())).contains(token);
        }
    }

    @Test
    void isNotTheSameTwice() {
        Random random = new Random(1);
        Set<Token> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(drawn.add(Token.draw(1, "t", random))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.a",
                "1.a.",
                "1..t",
                ".a.t",
                "-1.a.t",
                "x.a.t",
                "1.A.t",
                "1.abcdefghijklmn.t",
                "1234567890123456789.a.t",
                "1.a.t\nx"
            })
    void refusesWhatCannotBeAToken(String text) {
        assertThat(Token.parse(text)).isEmpty();
    }
}
