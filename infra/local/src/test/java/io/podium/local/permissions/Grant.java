package io.podium.local.permissions;

/**
 * An action on a resource.
 *
 * @param action as in {@code dynamodb:GetItem}
 * @param resource the logical id of a resource, with a suffix where it is part of one, or the name of a parameter
 */
record Grant(String action, String resource) implements Comparable<Grant> {
    @Override
    public int compareTo(Grant other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
