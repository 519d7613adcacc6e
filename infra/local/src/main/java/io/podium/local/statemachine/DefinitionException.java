package io.podium.local.statemachine;

/** A state machine definition is wrong, or uses something that this interpreter does not know. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefinitionException(String message) {
        super(message);
    }
}
