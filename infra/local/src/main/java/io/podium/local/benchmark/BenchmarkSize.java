package io.podium.local.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A family and a size, in text {@code A1000x20}.
 *
 * @param family A, B or C
 * @param services services, at least 1
 * @param pools pools, at least 1
 */
public record BenchmarkSize(String family, int services, int pools) {

    private static final Pattern TEXT = Pattern.compile("([ABC])([1-9][0-9]{0,5})x([1-9][0-9]{0,3})");

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static BenchmarkSize of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a size is a family and services x pools, as in A1000x20, not " + text);
        }
        return new BenchmarkSize(
                matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    /** Returns the text that this was read from. */
    String text() {
        return family + services + "x" + pools;
    }

    AllocationFamily allocations() {
        return AllocationFamily.ALL.stream()
                .filter(each -> each.name().equals(family))
                .findFirst()
                .orElseThrow();
    }
}
