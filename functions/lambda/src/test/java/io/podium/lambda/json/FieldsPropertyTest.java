package io.podium.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.InvalidInputException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class FieldsPropertyTest {
    private static final List<String> NAMES = List.of(
            "id", "slots", "size", "flag", "at", "mode", "items", "amounts", "inner", "payload", "stray", "$", "[0]",
            "");

    private record Everything(
            String id,
            long slots,
            double size,
            boolean flag,
            Instant at,
            String mode,
            List<String> items,
            SortedMap<String, Double> amounts,
            Object payload,
            List<Everything> inner) {
        Everything {
            items = List.copyOf(items);
            inner = List.copyOf(inner);
        }

        static Everything from(Fields in) {
            return new Everything(
                    in.id("id"),
                    in.integer("slots", 1, 5),
                    in.number("size", -1, 1),
                    in.bool("flag"),
                    in.timestamp("at"),
                    in.oneOf("mode", List.of("id", "flag")),
                    in.ids("items", 0, 2),
                    in.amounts("amounts"),
                    in.raw("payload", 30),
                    in.optional("inner", (f, name) -> f.objects(name, 0, 2, Everything::from))
                            .orElse(List.of()));
        }
    }

    private final RandomTrees trees = new RandomTrees(20_260_131, NAMES, good());

    @Test
    void anythingButAnInvalidInputNeverComesOut() {
        for (int i = 0; i < 2_000; i++) {
            readOrRefuse(trees.next(3));
        }
    }

    private static void readOrRefuse(Object tree) {
        try {
            Everything read = Fields.read(tree, Everything::from);
            assertThat(read.slots()).isBetween(1L, 5L);
            assertThat(read.id()).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
        } catch (InvalidInputException e) {
            assertThat(e.violations()).hasSizeBetween(1, 101);
            assertThat(Json.parse(Json.write(e.getMessage()))).isEqualTo(e.getMessage());
        }
    }

    @Test
    void oneBrokenFieldOfAGoodInputIsTheOnlyOneRefused() {
        for (int i = 0; i < 2_000; i++) {
            breakOne(trees.name(), trees.next(2));
        }
    }

    private static void breakOne(String name, Object value) {
        Map<String, Object> input = good();
        input.put(name, value);
        try {
            Fields.read(input, Everything::from);
        } catch (InvalidInputException e) {
            assertThat(e.violations())
                    .allSatisfy(violation -> assertThat(violation.field()).startsWith(name.equals("$") ? "$" : name));
        }
    }

    @Test
    void whatIsRefusedAloneIsAlsoRefusedDeepInside() {
        int accepted = 0;
        for (int i = 0; i < 1_000; i++) {
            Object tree = trees.next(2);
            Map<String, Object> outer = good();
            outer.put("inner", Arrays.asList(good(), tree));
            assertThat(isRefused(outer)).isEqualTo(isRefused(tree));
            accepted += isRefused(tree) ? 0 : 1;
        }
        assertThat(accepted).as("the trees are not all refused").isPositive();
    }

    private static boolean isRefused(Object tree) {
        try {
            Fields.read(tree, Everything::from);
            return false;
        } catch (InvalidInputException e) {
            return true;
        }
    }

    private static Map<String, Object> good() {
        Map<String, Object> good = new LinkedHashMap<>();
        good.put("id", "a");
        good.put("slots", 1L);
        good.put("size", 0.5);
        good.put("flag", true);
        good.put("at", "2026-01-31T12:00:00Z");
        good.put("mode", "flag");
        good.put("items", List.of("a"));
        good.put("amounts", Map.of("cpu", 1.0));
        good.put("payload", List.of());
        return good;
    }
}
