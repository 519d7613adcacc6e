package io.podium.optimizer.mps;

import java.io.Serial;

/** A line of an MPS file breaks a rule; the message begins with its number. */
public final class MpsException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    MpsException(int line, String rule) {
        super("line " + line + ": " + rule);
    }
}
