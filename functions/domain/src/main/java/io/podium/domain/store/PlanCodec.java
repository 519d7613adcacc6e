package io.podium.domain.store;

import io.podium.domain.optimization.LoopMemory;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanStatus;
import io.podium.domain.optimization.PriceRange;
import io.podium.domain.optimization.ShadowPrices;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Plans as documents. */
final class PlanCodec {
    private PlanCodec() {}

    static Document write(Plan plan) {
        return Document.empty()
                .put("schema", 2L)
                .put("version", plan.version())
                .put("created", plan.createdAt())
                .put("status", plan.status().name())
                .put("instances", nested(plan.instances(), Integer::longValue))
                .put("weights", flat(plan.weights(), weight -> weight))
                .put("cost", plan.costPerHour())
                .put("bound", plan.lpBoundPerHour())
                .put("gap", plan.gap())
                .put("capacityPrices", nested(plan.prices().capacity(), price -> price))
                .put("demandPrices", flat(plan.prices().demand(), price -> price))
                .put("priceRanges", nested(plan.prices().ranges(), PlanCodec::range))
                .putList("reasons", plan.reasons())
                .put("unmet", flat(plan.unmet(), Integer::longValue))
                .put("relaxation", nested(plan.relaxation(), amount -> amount))
                .put("memory", LoopMemoryCodec.write(plan.memory()))
                .put("applied", plan.applied() ? true : null);
    }

    static Plan read(Document document) {
        return new Plan(
                document.whole("version"),
                document.instant("created"),
                PlanStatus.valueOf(document.text("status")),
                nested(document.child("instances"), value -> ((Number) value).intValue()),
                flat(document.child("weights"), PlanCodec::number),
                document.number("cost"),
                document.optionalNumber("bound"),
                document.optionalNumber("gap"),
                new ShadowPrices(
                        nested(document.child("capacityPrices"), PlanCodec::number),
                        flat(document.child("demandPrices"), PlanCodec::number),
                        nested(document.childOrEmpty("priceRanges"), value -> range(tree(value)))),
                document.texts("reasons"),
                flat(document.child("unmet"), value -> ((Number) value).intValue()),
                nested(document.childOrEmpty("relaxation"), PlanCodec::number),
                // A plan of schema 1 remembers otherwise; the loop begins anew after it.
                document.has("memory") ? LoopMemoryCodec.read(document.child("memory")) : LoopMemory.NONE,
                document.flag("applied"));
    }

    /** Leaves infinite prices out. */
    private static Map<String, Object> range(PriceRange range) {
        return Document.empty()
                .put("low", Double.isInfinite(range.lowest()) ? null : range.lowest())
                .put("high", Double.isInfinite(range.highest()) ? null : range.highest())
                .tree();
    }

    private static PriceRange range(Document document) {
        Double low = document.optionalNumber("low");
        Double high = document.optionalNumber("high");
        return new PriceRange(
                low == null ? Double.NEGATIVE_INFINITY : low, high == null ? Double.POSITIVE_INFINITY : high);
    }

    static <T> Map<String, Object> flat(Map<String, T> values, Function<T, Object> write) {
        Map<String, Object> tree = new HashMap<>();
        values.forEach((name, value) -> tree.put(name, write.apply(value)));
        return tree;
    }

    static <T> Map<String, Object> nested(Map<String, Map<String, T>> values, Function<T, Object> write) {
        return flat(values, inner -> flat(inner, write));
    }

    static <T> Map<String, T> flat(Document document, Function<Object, T> read) {
        Map<String, T> values = new TreeMap<>();
        document.tree().forEach((name, value) -> values.put(name, read.apply(value)));
        return values;
    }

    private static <T> Map<String, Map<String, T>> nested(Document document, Function<Object, T> read) {
        return flat(document, value -> flat(tree(value), read));
    }

    @SuppressWarnings("unchecked")
    static Document tree(Object value) {
        return Document.of((Map<String, Object>) value);
    }

    private static Double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
