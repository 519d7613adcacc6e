package io.podium.domain.meter;

/** How many bytes text takes in UTF-8. */
final class Utf8Size {
    private Utf8Size() {}

    /** Returns the bytes of a character; each half of a surrogate pair counts for two of the four. */
    static int of(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    static long of(String text) {
        return text.chars().map(c -> of((char) c)).asLongStream().sum();
    }
}
