package io.podium.local.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes inputs that are almost as good as good ones. */
final class Mutator {
    private static final List<byte[]> WORDS = List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e999",
                    "-0.0",
                    "NaN",
                    "9223372036854775808",
                    "1e-400",
                    "\"\"",
                    "{}",
                    "[]",
                    "[[[[[[[[",
                    "\u0000",
                    "\ud83d\ude00",
                    "\\ud800",
                    "%",
                    "%00",
                    "%2F",
                    "..",
                    "\"",
                    "\n",
                    "\r\n",
                    "\t",
                    ",",
                    ";",
                    "*",
                    "/",
                    "&a=b",
                    "2026-13-40T99:99:99Z",
                    "PT-1S",
                    "L",
                    "?",
                    "${x}",
                    "&a *a",
                    "!Ref",
                    "\ufeff",
                    "{\"a\":1,\"a\":2}",
                    "99999999999999999999999999999999")
            .stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    private final RandomGenerator random;
    private final List<byte[]> seeds;

    Mutator(RandomGenerator random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    /** Returns a seed with one to four changes. */
    byte[] next() {
        byte[] input = seed();
        for (int i = random.nextInt(4); i >= 0; i--) {
            input = change(input);
        }
        return input;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] change(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(16));
        return switch (random.nextInt(6)) {
            case 0 -> joined(input, at, WORDS.get(random.nextInt(WORDS.size())), at);
            case 1 -> joined(input, at, WORDS.get(random.nextInt(WORDS.size())), end);
            case 2 -> joined(input, at, new byte[0], end);
            case 3 -> joined(input, at, new byte[] {(byte) random.nextInt(256)}, Math.min(input.length, at + 1));
            case 4 -> joined(input, at, Arrays.copyOfRange(input, at, end), at);
            default -> {
                byte[] other = seed();
                int from = random.nextInt(other.length + 1);
                yield joined(input, at, Arrays.copyOfRange(other, from, other.length), input.length);
            }
        };
    }

    private static byte[] joined(byte[] input, int head, byte[] middle, int tail) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(input, 0, head);
        joined.writeBytes(middle);
        joined.write(input, tail, input.length - tail);
        return joined.toByteArray();
    }
}
