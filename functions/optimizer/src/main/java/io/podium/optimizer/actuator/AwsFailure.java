package io.podium.optimizer.actuator;

import io.podium.domain.port.ActuatorFailedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What went wrong with a call of AWS, in words. */
final class AwsFailure {
    private AwsFailure() {}

    /**
     * Translates a failure.
     *
     * @param what what was called on what, such as {@code PutFunctionConcurrency of f}
     * @param parameter the parameter of the template that grants the call
     */
    static ActuatorFailedException of(String what, String parameter, SdkException e) {
        if (e instanceof AwsServiceException answered) {
            AwsErrorDetails details = answered.awsErrorDetails();
            String code = details == null ? "HTTP status " + answered.statusCode() : details.errorCode();
            String message = details == null ? answered.getMessage() : details.errorMessage();
            return answered(what, parameter, code, message, e);
        }
        return new ActuatorFailedException(what + " was not answered: " + e.getMessage(), e);
    }

    /** Translates an answer that is an error. */
    static ActuatorFailedException answered(
            String what, String parameter, @Nullable String code, @Nullable String message, @Nullable Throwable cause) {
        String name = String.valueOf(code);
        String words = what + " was refused with " + name + (message == null ? "" : ": " + message);
        if (name.startsWith("AccessDenied")) {
            words += ". Maybe name it in the parameter " + parameter + " of the stack";
        }
        return new ActuatorFailedException(words, cause);
    }
}
