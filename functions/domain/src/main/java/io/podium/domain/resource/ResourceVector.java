package io.podium.domain.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An amount per resource kind, never negative. Amounts are kept in whole thousandths, so that what is taken and given
 * back sums to exactly zero; a kind that is not named has none. Kept as two arrays, because a scheduling step adds up and
 * compares many.
 */
public final class ResourceVector {

    /** No resources. */
    public static final ResourceVector NONE = new ResourceVector(Collections.emptySortedMap());

    /** The largest amount of one kind, in units. */
    public static final double MAX_AMOUNT = 1e12;

    /** In order, each with an amount above zero. */
    private final String[] kinds;

    private final long[] amounts;

    /**
     * @param thousandths thousandths of a unit by kind ({@code cpu} in vCPU, {@code memory} in MiB); zero amounts are
     *     dropped
     * @throws IllegalArgumentException if an amount is negative
     */
    public ResourceVector(SortedMap<String, Long> thousandths) {
        this(thousandths.keySet().toArray(new String[0]), toArray(thousandths.values()));
    }

    private static long[] toArray(Collection<Long> amounts) {
        long[] array = new long[amounts.size()];
        int place = 0;
        for (long amount : amounts) {
            array[place++] = amount;
        }
        return array;
    }

    /** Shares the arrays where nothing is dropped. */
    private ResourceVector(String[] kinds, long[] amounts) {
        int kept = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (amounts[i] < 0) {
                throw new IllegalArgumentException("an amount is not negative: " + kinds[i] + " " + amounts[i]);
            }
            kept += amounts[i] > 0 ? 1 : 0;
        }
        this.kinds = kept == kinds.length ? kinds : new String[kept];
        this.amounts = kept == kinds.length ? amounts : new long[kept];
        for (int i = 0, to = 0; kept < kinds.length && i < kinds.length; i++) {
            if (amounts[i] > 0) {
                this.kinds[to] = kinds[i];
                this.amounts[to++] = amounts[i];
            }
        }
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

    /** Returns thousandths of a unit by kind, none of them zero. */
    public SortedMap<String, Long> thousandths() {
        SortedMap<String, Long> thousandths = new TreeMap<>();
        for (int i = 0; i < kinds.length; i++) {
            thousandths.put(kinds[i], amounts[i]);
        }
        return Collections.unmodifiableSortedMap(thousandths);
    }

    /** Returns the kinds of which there is some, in order. */
    public Set<String> kinds() {
        return Collections.unmodifiableSet(new TreeSet<>(List.of(kinds)));
    }

    /** Returns the amount of a kind, in units. */
    public double amount(String kind) {
        return thousandthsOf(kind) / 1000.0;
    }

    /** Returns the amount of a kind, in thousandths of a unit. */
    public long thousandthsOf(String kind) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i].equals(kind)) {
                return amounts[i];
            }
        }
        return 0;
    }

    /** Returns whether there is nothing of any kind. */
    public boolean isNone() {
        return kinds.length == 0;
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
        return each(amount -> Math.multiplyExact(amount, factor));
    }

    /** Returns an equal part of the vector, rounded down to thousandths, so that the parts never exceed the whole. */
    public ResourceVector dividedBy(long parts) {
        return each(amount -> amount / parts);
    }

    private ResourceVector each(LongUnaryOperator operator) {
        long[] changed = new long[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            changed[i] = operator.applyAsLong(amounts[i]);
        }
        return new ResourceVector(kinds, changed);
    }

    /**
     * Returns one of so many parts, which are equal but for a thousandth and together are the whole.
     *
     * @param index which part, from 0
     */
    public ResourceVector part(int index, int parts) {
        return new ResourceVector(
                kinds,
                Arrays.stream(amounts)
                        .map(amount -> amount / parts + (index < amount % parts ? 1 : 0))
                        .toArray());
    }

    /** Returns whether {@code capacity} has at least this much of every kind. */
    public boolean fitsIn(ResourceVector capacity) {
        for (int i = 0; i < kinds.length; i++) {
            if (amounts[i] > capacity.at(i, kinds[i])) {
                return false;
            }
        }
        return true;
    }

    private ResourceVector combine(ResourceVector other, LongBinaryOperator operator) {
        String[] union = union(other);
        long[] combined = new long[union.length];
        for (int i = 0; i < union.length; i++) {
            combined[i] = operator.applyAsLong(at(i, union[i]), other.at(i, union[i]));
        }
        return new ResourceVector(union, combined);
    }

    /** Returns the amount of a kind, which is probably at this place. */
    private long at(int place, String kind) {
        return place < kinds.length && kinds[place].equals(kind) ? amounts[place] : thousandthsOf(kind);
    }

    private String[] union(ResourceVector other) {
        if (hasAll(other)) {
            return kinds;
        }
        if (other.hasAll(this)) {
            return other.kinds;
        }
        Set<String> union = new TreeSet<>(List.of(kinds));
        union.addAll(List.of(other.kinds));
        return union.toArray(new String[0]);
    }

    private boolean hasAll(ResourceVector other) {
        for (int i = 0; i < other.kinds.length; i++) {
            if (at(i, other.kinds[i]) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        return other instanceof ResourceVector vector
                && Arrays.equals(kinds, vector.kinds)
                && Arrays.equals(amounts, vector.amounts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kinds) + Arrays.hashCode(amounts);
    }

    /** Renders the amounts in units, as in {@code cpu 1.5, memory 512}. */
    @Override
    public String toString() {
        if (kinds.length == 0) {
            return "nothing";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < kinds.length; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(kinds[i])
                    .append(' ')
                    .append(BigDecimal.valueOf(amounts[i], 3)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        return text.toString();
    }
}
