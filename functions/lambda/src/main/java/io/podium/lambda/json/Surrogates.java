package io.podium.lambda.json;

/** Tells text that UTF-8 can carry from text that it cannot. */
final class Surrogates {
    private Surrogates() {}

    /** Returns whether every surrogate of the text is half of a pair. */
    static boolean arePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
