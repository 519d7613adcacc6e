package io.podium.local.template;

/** The template is wrong, or holds something that the local stack would have to leave out. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }
}
