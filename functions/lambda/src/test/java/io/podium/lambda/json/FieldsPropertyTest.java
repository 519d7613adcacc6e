package io.podium.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

    @Property(tries = 1_000, seed = "20260131", edgeCases = EdgeCasesMode.NONE)
    void anythingButAnInvalidInputNeverComesOut(@ForAll("trees") Object tree) {
        try {
            Everything read = Fields.read(tree, Everything::from);
            assertThat(read.slots()).isBetween(1L, 5L);
            assertThat(read.id()).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
        } catch (InvalidInputException e) {
            assertThat(e.violations()).hasSizeBetween(1, 101);
            assertThat(Json.parse(Json.write(e.getMessage()))).isEqualTo(e.getMessage());
        }
    }

    @Property(tries = 1_000, seed = "20260131", edgeCases = EdgeCasesMode.NONE)
    void oneBrokenFieldOfAGoodInputIsTheOnlyOneRefused(@ForAll("names") String name, @ForAll("trees") Object value) {
        Map<String, Object> input = good();
        input.put(name, value);
        try {
            Fields.read(input, Everything::from);
        } catch (InvalidInputException e) {
            assertThat(e.violations())
                    .allSatisfy(violation -> assertThat(violation.field()).startsWith(name.equals("$") ? "$" : name));
        }
    }

    @Property(tries = 300, seed = "20260131", edgeCases = EdgeCasesMode.NONE)
    void whatIsRefusedAloneIsAlsoRefusedDeepInside(@ForAll("trees") Object tree) {
        Map<String, Object> outer = good();
        outer.put("inner", Arrays.asList(good(), tree));
        assertThat(isRefused(outer)).isEqualTo(isRefused(tree));
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

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.of(NAMES).map(name -> name),
                Arbitraries.strings().ofMaxLength(100).filter(Surrogates::arePaired),
                Arbitraries.longs(),
                Arbitraries.integers().between(-2, 7),
                Arbitraries.doubles(),
                Arbitraries.of(true, false),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, "2026-01-31T12:00:00Z"));
        return trees(leaves.injectNull(0.05), 3);
    }

    private static Arbitrary<Object> trees(Arbitrary<Object> leaves, int depth) {
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Object> smaller = trees(leaves, depth - 1);
        Arbitrary<Map<String, Object>> objects =
                Arbitraries.maps(Arbitraries.of(NAMES), smaller).ofMaxSize(4);
        return Arbitraries.oneOf(
                leaves,
                smaller.list().ofMaxSize(3).map(ArrayList::new),
                objects.map(LinkedHashMap::new),
                objects.map(FieldsPropertyTest::almostGood));
    }

    private static Map<String, Object> almostGood(Map<String, Object> changes) {
        Map<String, Object> almost = good();
        almost.putAll(changes);
        return almost;
    }
}
