package io.podium.lambda.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** A client that answers as a test tells it, and then as told last. */
final class ScriptedClient implements DynamoDbClient {
    final Deque<Function<BatchExecuteStatementRequest, BatchExecuteStatementResponse>> statements = new ArrayDeque<>();
    final Deque<Function<BatchGetItemRequest, BatchGetItemResponse>> batchGets = new ArrayDeque<>();
    final Deque<Function<GetItemRequest, GetItemResponse>> gets = new ArrayDeque<>();
    final Deque<Function<TransactWriteItemsRequest, TransactWriteItemsResponse>> transactions = new ArrayDeque<>();
    final List<Integer> statementsPerCall = new ArrayList<>();
    final List<Integer> keysPerCall = new ArrayList<>();

    @Override
    public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
        statementsPerCall.add(request.statements().size());
        return next(statements).apply(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        request.requestItems()
                .values()
                .forEach(wanted -> keysPerCall.add(wanted.keys().size()));
        return next(batchGets).apply(request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return next(transactions).apply(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return next(gets).apply(request);
    }

    private static <T> T next(Deque<T> answers) {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
