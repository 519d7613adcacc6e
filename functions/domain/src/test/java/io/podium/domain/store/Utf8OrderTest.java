package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {
    private static final int[] LETTERS = {
        0, 'a', 'b', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff
    };

    @Test
    void ordersAsTheBytesDo() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String left = text(random);
            String right = text(random);
            int bytes = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(Utf8Order.INSTANCE.compare(left, right))).isEqualTo(Integer.signum(bytes));
        }
    }

    private static String text(Random random) {
        int[] letters = random.ints(random.nextInt(4), 0, LETTERS.length)
                .map(i -> LETTERS[i])
                .toArray();
        return new String(letters, 0, letters.length);
    }
}
