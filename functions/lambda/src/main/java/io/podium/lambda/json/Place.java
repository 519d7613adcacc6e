package io.podium.lambda.json;

import io.podium.domain.InvalidInputException;
import io.podium.domain.Violation;
import java.util.ArrayList;
import java.util.List;

/** A place in an input, which notes the violations there; all places of one input share their notes. */
final class Place {
    /** The name of the whole input. */
    static final String ROOT = "$";

    /** More than this many violations are only counted, so that the answer to a hostile input stays small. */
    static final int MAX_NOTED = 100;

    private final String path;
    private final Notes notes;

    private Place(String path, Notes notes) {
        this.path = path;
        this.notes = notes;
    }

    static Place root() {
        return new Place(ROOT, new Notes());
    }

    /** Returns the place of a field, or of an element if the name is an index such as {@code [3]}; {@code $} is this place. */
    Place child(String name) {
        if (name.equals(ROOT)) {
            return this;
        }
        String prefix = path.equals(ROOT) ? "" : name.startsWith("[") ? path : path + ".";
        return new Place(prefix + name, notes);
    }

    void violated(String rule) {
        notes.count++;
        if (notes.noted.size() < MAX_NOTED) {
            notes.noted.add(new Violation(path, rule));
        }
    }

    /** Returns whether a violation was noted at this very place. */
    boolean isViolated() {
        return notes.noted.stream().anyMatch(violation -> violation.field().equals(path));
    }

    /** Returns how many violations there are so far, in the whole input. */
    int violations() {
        return notes.count;
    }

    void throwIfViolated() {
        if (notes.count > notes.noted.size()) {
            int more = notes.count - notes.noted.size();
            notes.noted.add(new Violation(ROOT, more + " more violations are not listed"));
        }
        if (!notes.noted.isEmpty()) {
            throw new InvalidInputException(notes.noted);
        }
    }

    private static final class Notes {
        private final List<Violation> noted = new ArrayList<>();
        private int count;
    }
}
