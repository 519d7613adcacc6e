package io.podium.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @Test
    void textUpToTheLimitIsWhole() {
        String text = "x".repeat(Excerpt.MAX_BYTES);

        assertThat(Excerpt.of(text)).isEqualTo(new Excerpt(text, Excerpt.MAX_BYTES, null));
        assertThat(Excerpt.of(text).isWhole()).isTrue();
    }

    @Test
    void longerTextIsCutAndTheWholeCanBeProved() {
        Excerpt cut = Excerpt.of("x".repeat(10_000));

        assertThat(cut.text()).isEqualTo("x".repeat(Excerpt.MAX_BYTES));
        assertThat(cut.bytes()).isEqualTo(10_000);
        assertThat(cut.isWhole()).isFalse();
        // By sha256sum.
        assertThat(cut.sha256()).isEqualTo(DIGEST);
    }

    private static final String DIGEST = "e4ee97ec252749d2096447e849628d0d7734f51700416eefbb33574bf0b3ee75";

    @ParameterizedTest
    @ValueSource(strings = {"é", "€", "\uD83D\uDE00"})
    void noCharacterIsCutInTwo(String character) {
        for (int before = 0; before < 4; before++) {
            String whole = "x".repeat(before) + character.repeat(9_000);

            String text = Excerpt.of(whole).text();

            assertThat(whole).startsWith(text);
            assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                    .isBetween(Excerpt.MAX_BYTES - 3, Excerpt.MAX_BYTES);
        }
    }
}
