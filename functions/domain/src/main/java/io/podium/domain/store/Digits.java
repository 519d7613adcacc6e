package io.podium.domain.store;

/** Numbers as text that sorts as they do. */
final class Digits {
    private Digits() {}

    /**
     * Returns a number with zeros in front.
     *
     * @param number at least 0
     * @param length how many characters; a number of more digits keeps them all
     */
    static String padded(long number, int length) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
