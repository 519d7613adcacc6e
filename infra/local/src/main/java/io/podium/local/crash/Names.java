package io.podium.local.crash;

/** How tasks are called: every second one depends on the one before it. */
final class Names {
    private static final String DEPENDENT = "after-";

    private Names() {}

    static String dependent(String parent) {
        return DEPENDENT + parent;
    }

    static boolean isDependent(String task) {
        return task.startsWith(DEPENDENT);
    }

    static String parent(String task) {
        return task.substring(DEPENDENT.length());
    }
}
