package io.podium.domain.scheduling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services that could take a task, in order of their ids, each in a place that it keeps while others come and go. One
 * is drawn by number, weight or free slots in the logarithm of the places. Not for use by several threads.
 */
public final class Candidates {
    private final @Nullable Candidate[] places;
    private @Nullable SumTree numbers;
    private @Nullable SumTree weights;
    private @Nullable SumTree slots;
    private int size;

    /** @param places how many there can be at most */
    Candidates(int places) {
        this.places = new @Nullable Candidate[places];
    }

    /** Returns these candidates. */
    public static Candidates of(List<Candidate> all) {
        Candidates candidates = new Candidates(all.size());
        for (int place = 0; place < all.size(); place++) {
            candidates.set(place, all.get(place));
        }
        return candidates;
    }

    /** Puts a candidate into its place, or with null nobody. */
    void set(int place, @Nullable Candidate candidate) {
        size += (candidate == null ? 0 : 1) - (places[place] == null ? 0 : 1);
        places[place] = candidate;
        update(numbers, place, candidate, any -> 1);
        update(weights, place, candidate, Candidate::weight);
        update(slots, place, candidate, Candidate::freeSlots);
    }

    private static void update(
            @Nullable SumTree tree, int place, @Nullable Candidate candidate, ToDoubleFunction<Candidate> amount) {
        if (tree != null) {
            tree.set(place, candidate == null ? 0 : amount.applyAsDouble(candidate));
        }
    }

    /** Returns how many there are. */
    public int size() {
        return size;
    }

    /** Returns all, in order of their ids. */
    public Stream<Candidate> stream() {
        return Arrays.stream(places).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** Returns the first under an order. */
    public Candidate first(Comparator<Candidate> order) {
        Candidate first = null;
        for (Candidate candidate : places) {
            if (candidate != null && (first == null || order.compare(candidate, first) < 0)) {
                first = candidate;
            }
        }
        return Objects.requireNonNull(first, "there is no candidate");
    }

    /** Returns the one of this number, from 0. */
    public Candidate get(int number) {
        return at(numbers().at(number));
    }

    /** Returns the sum of their weights. */
    public double weight() {
        return weights().total();
    }

    /** Returns the one at this weight, if all lay side by side with room in proportion to their weights. */
    public Candidate atWeight(double weight) {
        return at(weights().at(weight));
    }

    /** Returns the sum of their free slots. */
    public double freeSlots() {
        return slots().total();
    }

    /** Returns the one at this slot, if all lay side by side with room for each of their free slots. */
    public Candidate atSlot(double slot) {
        return at(slots().at(slot));
    }

    private Candidate at(int place) {
        return Objects.requireNonNull(places[place], "there is no candidate");
    }

    private SumTree numbers() {
        numbers = numbers == null ? tree(any -> 1) : numbers;
        return numbers;
    }

    private SumTree weights() {
        weights = weights == null ? tree(Candidate::weight) : weights;
        return weights;
    }

    private SumTree slots() {
        slots = slots == null ? tree(Candidate::freeSlots) : slots;
        return slots;
    }

    private SumTree tree(ToDoubleFunction<Candidate> amount) {
        return new SumTree(Arrays.stream(places)
                .mapToDouble(candidate -> candidate == null ? 0 : amount.applyAsDouble(candidate))
                .toArray());
    }
}
