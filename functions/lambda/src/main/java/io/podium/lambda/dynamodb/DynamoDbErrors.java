package io.podium.lambda.dynamodb;

import io.podium.domain.store.StoreUnavailableException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;

/**
 * What the SDK's exceptions mean to a user of a store.
 *
 * <table>
 * <caption>Meaning</caption>
 * <tr><td>throttled, 5xx, timed out, not reached, interrupted</td><td>{@link StoreUnavailableException}</td></tr>
 * <tr><td>refused: malformed, too large, not allowed, no such table</td><td>{@link IllegalStateException}</td></tr>
 * </table>
 */
final class DynamoDbErrors {
    private static final int SERVER_ERRORS = 500;

    /** Reported with status 400, though the request is fine. */
    private static final Set<String> TRANSIENT_CODES = Set.of(
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ThrottlingException",
            "LimitExceededException",
            "TransactionConflictException",
            "TransactionInProgressException",
            "ReplicatedWriteConflictException");

    private static final Set<BatchStatementErrorCodeEnum> TRANSIENT_MEMBERS = Set.of(
            BatchStatementErrorCodeEnum.THROTTLING_ERROR,
            BatchStatementErrorCodeEnum.PROVISIONED_THROUGHPUT_EXCEEDED,
            BatchStatementErrorCodeEnum.REQUEST_LIMIT_EXCEEDED,
            BatchStatementErrorCodeEnum.TRANSACTION_CONFLICT,
            BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR);

    private DynamoDbErrors() {}

    /** Returns the exception to throw in place of one of the SDK's. */
    static RuntimeException translated(String doing, SdkException e) {
        if (isTransient(e)) {
            return new StoreUnavailableException("DynamoDB did not answer " + doing + ": " + e.getMessage(), e);
        }
        return new IllegalStateException("DynamoDB refused " + doing + ": " + e.getMessage(), e);
    }

    /** Returns whether a member of a batch may succeed when it is tried again. */
    static boolean isTransient(BatchStatementErrorCodeEnum code) {
        return TRANSIENT_MEMBERS.contains(code);
    }

    private static boolean isTransient(SdkException e) {
        if (e instanceof AwsServiceException service) {
            return service.isThrottlingException()
                    || service.statusCode() >= SERVER_ERRORS
                    || (service.awsErrorDetails() != null
                            && TRANSIENT_CODES.contains(
                                    service.awsErrorDetails().errorCode()));
        }
        return e.retryable() || e instanceof SdkClientException;
    }
}
