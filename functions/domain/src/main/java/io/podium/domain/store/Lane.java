package io.podium.domain.store;

/**
 * One tenant's part of an index partition that several share: all of its entries stand together. Lanes are in the order
 * of a hash, so that a point drawn at random is as likely to be in front of one tenant's as of any other's.
 */
public final class Lane {
    private static final int HASH_LENGTH = 4;
    private static final int RADIX = 36;
    private static final int POINTS = RADIX * RADIX * RADIX * RADIX;

    private Lane() {}

    /** Returns a place in front of all entries of a tenant, where a page of its own begins. */
    static String front(String tenant) {
        return name(tenant) + "#";
    }

    /** Returns a place behind all entries of a tenant: {@code $} is the character next to {@code #}. */
    public static String behind(String tenant) {
        return name(tenant) + "$";
    }

    /**
     * Returns a place anywhere in the order.
     *
     * @param fraction which part of all places is in front of it, from 0 to below 1
     */
    public static String at(double fraction) {
        return hash((int) (fraction * POINTS));
    }

    private static String name(String tenant) {
        int mixed = tenant.hashCode() * 0x9e3779b9;
        return hash(Integer.remainderUnsigned(mixed ^ (mixed >>> 15), POINTS)) + "#" + tenant;
    }

    private static String hash(int point) {
        return Integer.toString(POINTS + point, RADIX).substring(1, 1 + HASH_LENGTH);
    }
}
