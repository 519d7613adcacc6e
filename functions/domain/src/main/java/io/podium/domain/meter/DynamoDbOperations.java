package io.podium.domain.meter;

/** The names under which the calls of a store are counted. */
public final class DynamoDbOperations {
    public static final String GET = "DynamoDB.GetItem";
    public static final String BATCH_GET = "DynamoDB.BatchGetItem";
    public static final String QUERY = "DynamoDB.Query";
    public static final String QUERY_INDEX = "DynamoDB.Query index";
    public static final String PUT = "DynamoDB.PutItem";
    public static final String DELETE = "DynamoDB.DeleteItem";
    public static final String UPDATE = "DynamoDB.UpdateItem";
    public static final String TRANSACT_WRITE = "DynamoDB.TransactWriteItems";
    public static final String BATCH_WRITE = "DynamoDB.BatchExecuteStatement";

    private DynamoDbOperations() {}
}
