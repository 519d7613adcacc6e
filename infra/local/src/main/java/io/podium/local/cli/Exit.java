package io.podium.local.cli;

/** The exit codes of the commands that ask an API, beside 0 and {@link picocli.CommandLine.ExitCode#USAGE}. */
final class Exit {
    /** It failed, or what was waited for ended badly. */
    static final int FAILED = 1;

    /** There is no such thing. */
    static final int NOT_FOUND = 3;

    /** The API refuses: not allowed, wrong input, a conflict or a quota. Sending the same again does not help. */
    static final int REFUSED = 4;

    /** The API cannot be reached or cannot answer now. Sending the same again may help. */
    static final int UNREACHABLE = 5;

    /** What was waited for did not come in time. */
    static final int TOO_LATE = 6;

    private Exit() {}
}
