package io.podium.domain.store;

import java.util.Comparator;

/**
 * Orders strings as their UTF-8 bytes, which is the order of code points. It differs from {@link String#compareTo}
 * where characters beyond U+FFFF meet characters from U+E000 to U+FFFF.
 */
enum Utf8Order implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean highA = Character.isSurrogate(a);
                boolean highB = Character.isSurrogate(b);
                return highA == highB ? Character.compare(a, b) : Boolean.compare(highA, highB);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
