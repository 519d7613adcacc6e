package io.podium.local.torture.actor;

/** Exceptions in words. */
final class Words {
    private static final int FRAMES = 20;

    private Words() {}

    /** Returns what was thrown and where. */
    static String of(Throwable thrown) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            words.append(words.isEmpty() ? "" : "\n        because of ").append(cause);
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                words.append("\n        at ").append(frames[i]);
            }
        }
        return words.toString();
    }
}
