package io.podium.domain.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * An amount per resource kind, never negative. Amounts are kept in whole thousandths, so that what is taken and given
 * back sums to exactly zero; a kind that is not named has none.
 *
 * @param thousandths thousandths of a unit by kind ({@code cpu} in vCPU, {@code memory} in MiB); zero amounts are dropped
 */
public record ResourceVector(SortedMap<String, Long> thousandths) {

    /** No resources. */
    public static final ResourceVector NONE = new ResourceVector(Collections.emptySortedMap());

    /** The largest amount of one kind, in units. */
    public static final double MAX_AMOUNT = 1e12;

    public ResourceVector {
        SortedMap<String, Long> kept = new TreeMap<>();
        thousandths.forEach((kind, amount) -> {
            if (amount < 0) {
                throw new IllegalArgumentException("an amount is not negative: " + kind + " " + amount);
            }
            if (amount > 0) {
                kept.put(kind, amount);
            }
        });
        thousandths = Collections.unmodifiableSortedMap(kept);
    }

    /**
     * Returns a vector of these amounts in units, rounded to thousandths, half up.
     *
     * @throws IllegalArgumentException if an amount is negative, not finite or above {@link #MAX_AMOUNT}
     */
    public static ResourceVector of(Map<String, ? extends Number> amounts) {
        SortedMap<String, Long> thousandths = new TreeMap<>();
        amounts.forEach((kind, amount) -> thousandths.put(kind, toThousandths(kind, amount.doubleValue())));
        return new ResourceVector(thousandths);
    }

    /** Returns a vector of one kind; see {@link #of(Map)}. */
    public static ResourceVector of(String kind, double amount) {
        return of(Map.of(kind, amount));
    }

    private static long toThousandths(String kind, double amount) {
        if (!(amount >= 0 && amount <= MAX_AMOUNT)) {
            throw new IllegalArgumentException("an amount is from 0 to " + MAX_AMOUNT + ": " + kind + " " + amount);
        }
        return BigDecimal.valueOf(amount)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Returns the kinds of which there is some. */
    public Set<String> kinds() {
        return thousandths.keySet();
    }

    /** Returns the amount of a kind, in units. */
    public double amount(String kind) {
        return thousandthsOf(kind) / 1000.0;
    }

    /** Returns the amount of a kind, in thousandths of a unit. */
    public long thousandthsOf(String kind) {
        return thousandths.getOrDefault(kind, 0L);
    }

    /** Returns whether there is nothing of any kind. */
    public boolean isNone() {
        return thousandths.isEmpty();
    }

    /** Returns the sum of both. */
    public ResourceVector plus(ResourceVector other) {
        return combine(other, Math::addExact);
    }

    /**
     * Returns what is left of this when {@code other} is taken.
     *
     * @throws IllegalArgumentException if {@code other} does not fit
     */
    public ResourceVector minus(ResourceVector other) {
        return combine(other, Math::subtractExact);
    }

    /** Returns what is left of this when {@code other} is taken, at least zero of each kind. */
    public ResourceVector minusAtMost(ResourceVector other) {
        return combine(other, (mine, theirs) -> Math.max(0, mine - theirs));
    }

    /** Returns the smaller amount of each kind. */
    public ResourceVector min(ResourceVector other) {
        return combine(other, Math::min);
    }

    /** Returns the larger amount of each kind. */
    public ResourceVector max(ResourceVector other) {
        return combine(other, Math::max);
    }

    /** Returns this many times the vector. */
    public ResourceVector times(long factor) {
        SortedMap<String, Long> scaled = new TreeMap<>();
        thousandths.forEach((kind, amount) -> scaled.put(kind, Math.multiplyExact(amount, factor)));
        return new ResourceVector(scaled);
    }

    /** Returns an equal part of the vector, rounded down to thousandths, so that the parts never exceed the whole. */
    public ResourceVector dividedBy(long parts) {
        SortedMap<String, Long> divided = new TreeMap<>();
        thousandths.forEach((kind, amount) -> divided.put(kind, amount / parts));
        return new ResourceVector(divided);
    }

    /** Returns whether {@code capacity} has at least this much of every kind. */
    public boolean fitsIn(ResourceVector capacity) {
        return thousandths.entrySet().stream()
                .allMatch(entry -> entry.getValue() <= capacity.thousandthsOf(entry.getKey()));
    }

    private ResourceVector combine(ResourceVector other, LongBinaryOperator operator) {
        SortedMap<String, Long> combined = new TreeMap<>(thousandths);
        for (String kind : other.thousandths.keySet()) {
            combined.putIfAbsent(kind, 0L);
        }
        combined.replaceAll((kind, mine) -> operator.applyAsLong(mine, other.thousandthsOf(kind)));
        return new ResourceVector(combined);
    }

    /** Renders the amounts in units, as in {@code cpu 1.5, memory 512}. */
    @Override
    public String toString() {
        if (thousandths.isEmpty()) {
            return "nothing";
        }
        StringBuilder text = new StringBuilder();
        thousandths.forEach((kind, amount) -> text.append(text.length() == 0 ? "" : ", ")
                .append(kind)
                .append(' ')
                .append(BigDecimal.valueOf(amount, 3).stripTrailingZeros().toPlainString()));
        return text.toString();
    }
}
