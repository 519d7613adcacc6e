package io.podium.lambda.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.meter.Meter;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.Range;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbFaultsTest {
    private final ScriptedClient client = new ScriptedClient();
    private final List<Duration> sleeps = new ArrayList<>();
    private final DynamoDbItemStore store = new DynamoDbItemStore(
            client, new DynamoDbTable("t", null), new Backoff(new Random(1), sleeps::add), new Meter());

    @Test
    void onlyThrottledMembersOfABatchAreTriedAgain() {
        client.statements.add(request -> answers(request, i -> i % 3 == 0, "ThrottlingError"));
        client.statements.add(request -> answers(request, i -> i == 0, "ProvisionedThroughputExceeded"));
        client.statements.add(request -> answers(request, i -> false, ""));

        assertThat(store.write(puts(25))).hasSize(25).containsOnly(new WriteOutcome.Done());
        assertThat(client.statementsPerCall).containsExactly(25, 9, 1);
        assertThat(sleeps).hasSize(2).allSatisfy(time -> assertThat(time).isLessThanOrEqualTo(Duration.ofMillis(25)));
    }

    @Test
    void aBatchThatIsThrottledAgainAndAgainIsUnavailable() {
        client.statements.add(request -> answers(request, i -> true, "ThrottlingError"));

        assertThatThrownBy(() -> store.write(puts(3)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("5 times in a row");
        assertThat(client.statementsPerCall).hasSize(Backoff.ATTEMPTS);
        assertThat(sleeps).hasSize(Backoff.ATTEMPTS - 1);
        assertThat(sleeps.get(3)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aBatchThatGetsOnSlowlyIsNotGivenUp() {
        client.statements.add(request -> answers(request, i -> i > 0, "InternalServerError"));

        assertThat(store.write(puts(20))).containsOnly(new WriteOutcome.Done());
        assertThat(client.statementsPerCall).hasSize(20);
    }

    @ParameterizedTest
    @EnumSource(
            value = BatchStatementErrorCodeEnum.class,
            names = {"VALIDATION_ERROR", "ACCESS_DENIED", "RESOURCE_NOT_FOUND", "ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED"})
    void aMistakeInABatchIsNotTriedAgain(BatchStatementErrorCodeEnum code) {
        client.statements.add(request -> answers(request, i -> i == 1, code.toString()));

        assertThatThrownBy(() -> store.write(puts(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("s1")
                .hasMessageContaining(code.toString());
        assertThat(client.statementsPerCall).hasSize(1);
    }

    @Test
    void unprocessedKeysAreReadAgain() {
        client.batchGets.add(request -> firstOf(request, 60));
        client.batchGets.add(request -> firstOf(request, 0));
        client.batchGets.add(request -> firstOf(request, 100));

        assertThat(store.getAll(keys(130))).hasSize(130);
        assertThat(client.keysPerCall).containsExactly(100, 40, 40, 30);
        assertThat(sleeps).hasSize(1);
    }

    @Test
    void keysThatStayUnprocessedAreUnavailable() {
        client.batchGets.add(request -> firstOf(request, 0));

        assertThatThrownBy(() -> store.getAll(keys(2))).isInstanceOf(StoreUnavailableException.class);
        assertThat(client.keysPerCall).hasSize(Backoff.ATTEMPTS);
    }

    @Test
    void anInterruptWhileWaitingIsUnavailableAndStaysSet() {
        Backoff interrupted = new Backoff(new Random(1), time -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> interrupted.afterAttempt(1, "writes", null))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    static Stream<SdkException> transientFaults() {
        return Stream.of(
                service(400, "ProvisionedThroughputExceededException"),
                InternalServerErrorException.builder().statusCode(500).build(),
                service(400, "ThrottlingException"),
                service(400, "RequestLimitExceeded"),
                service(429, "TooManyRequestsException"),
                service(503, "ServiceUnavailable"),
                SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused")),
                ApiCallTimeoutException.create(100));
    }

    @ParameterizedTest
    @MethodSource("transientFaults")
    void faultsThatPassAreUnavailable(SdkException fault) {
        client.gets.add(request -> {
            throw fault;
        });

        assertThatThrownBy(() -> store.get(new ItemKey("p", "s")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCause(fault);
    }

    static Stream<SdkException> mistakes() {
        return Stream.of(
                service(400, "ValidationException"),
                service(400, "AccessDeniedException"),
                ResourceNotFoundException.builder().statusCode(400).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void aTransactionThatMetAnotherIsTriedAgainAndGivenUpInTheEnd(String reason) {
        client.transactions.add(request -> {
            throw cancelled("None", reason);
        });
        client.transactions.add(request -> TransactWriteItemsResponse.builder().build());
        assertThat(store.writeTogether(puts(2))).isTrue();

        client.transactions.clear();
        client.transactions.add(request -> {
            throw cancelled("None", reason);
        });
        assertThatThrownBy(() -> store.writeTogether(puts(2))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aTransactionThatCanNeverSucceedIsAMistake() {
        client.transactions.add(request -> {
            throw cancelled("None", "ItemCollectionSizeLimitExceeded");
        });

        assertThatThrownBy(() -> store.writeTogether(puts(2))).isInstanceOf(IllegalStateException.class);
    }

    private static SdkException cancelled(String... reasons) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .cancellationReasons(Arrays.stream(reasons)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNotUnavailable(SdkException mistake) {
        client.gets.add(request -> {
            throw mistake;
        });

        assertThatThrownBy(() -> store.get(new ItemKey("p", "s")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in t");
    }

    @Test
    void aTableWithoutIndexCannotBeQueriedByIt() {
        assertThatThrownBy(() -> store.queryIndex("p", Range.first(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no index");
    }

    private static SdkException service(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .message(code)
                .build();
    }

    private static List<Write> puts(int count) {
        return IntStream.range(0, count)
                .<Write>mapToObj(i -> new Write.Put(new Item(new ItemKey("p", "s" + i), 1, Map.of(), null)))
                .toList();
    }

    private static List<ItemKey> keys(int count) {
        return puts(count).stream().map(Write::key).toList();
    }

    private static BatchExecuteStatementResponse answers(
            BatchExecuteStatementRequest request, IntPredicate fails, String code) {
        return BatchExecuteStatementResponse.builder()
                .responses(IntStream.range(0, request.statements().size())
                        .mapToObj(i -> fails.test(i)
                                ? BatchStatementResponse.builder()
                                        .error(error -> error.code(code).message(code))
                                        .build()
                                : BatchStatementResponse.builder().build())
                        .toList())
                .build();
    }

    /** Answers with items for the first keys, and returns the others as unprocessed. */
    private static BatchGetItemResponse firstOf(BatchGetItemRequest request, int count) {
        List<Map<String, AttributeValue>> keys = request.requestItems().get("t").keys();
        int answered = Math.min(count, keys.size());
        List<Map<String, AttributeValue>> items = keys.subList(0, answered).stream()
                .map(key -> {
                    Map<String, AttributeValue> item = new HashMap<>(key);
                    item.put("v", AttributeValue.fromN("1"));
                    item.put("doc", AttributeValue.fromS("{}"));
                    return item;
                })
                .toList();
        Map<String, KeysAndAttributes> rest = answered == keys.size()
                ? Map.of()
                : Map.of(
                        "t",
                        KeysAndAttributes.builder()
                                .keys(keys.subList(answered, keys.size()))
                                .build());
        return BatchGetItemResponse.builder()
                .responses(Map.of("t", items))
                .unprocessedKeys(rest)
                .build();
    }
}
