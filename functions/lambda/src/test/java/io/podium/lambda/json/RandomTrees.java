package io.podium.lambda.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Plain trees made up from a seed, some of them almost what a reader wants. */
final class RandomTrees {
    private final Random random;
    private final List<String> names;
    private final Map<String, Object> good;

    RandomTrees(long seed, List<String> names, Map<String, Object> good) {
        this.random = new Random(seed);
        this.names = names;
        this.good = good;
    }

    String name() {
        return names.get(random.nextInt(names.size()));
    }

    @Nullable
    Object next(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> list(depth - 1);
            case 2 -> object(depth - 1, Map.of());
            case 3 -> object(depth - 1, good);
            default -> leaf();
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            list.add(next(depth));
        }
        return list;
    }

    private Map<String, Object> object(int depth, Map<String, Object> base) {
        Map<String, Object> object = new LinkedHashMap<>(base);
        for (int left = random.nextInt(5); left > 0; left--) {
            object.put(name(), next(depth));
        }
        return object;
    }

    private @Nullable Object leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> name();
            case 1 -> text();
            case 2 -> random.nextLong();
            case 3 -> (long) random.nextInt(-2, 8);
            case 4 -> Double.longBitsToDouble(random.nextLong());
            case 5 -> random.nextBoolean();
            case 6 -> random.nextDouble(-2, 2);
            case 7 -> "2026-01-31T12:00:00Z";
            default -> null;
        };
    }

    /** Any characters but lone surrogates, which JSON text cannot carry. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(100); left > 0; left--) {
            int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            text.appendCodePoint(surrogate ? 'x' : codePoint);
        }
        return text.toString();
    }
}
