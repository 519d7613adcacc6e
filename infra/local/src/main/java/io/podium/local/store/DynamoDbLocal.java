package io.podium.local.store;

import io.podium.lambda.dynamodb.DynamoDbTable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in this process. Its licence forbids shipping it inside another program, so it is found on the class
 * path at run time or not at all, and nothing here refers to its classes.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final String PACKAGE = "software.amazon.dynamodb.services.local.";
    private static final String TELEMETRY = "DDB_LOCAL_TELEMETRY";

    private final Class<?> type;
    private final Object local;

    private DynamoDbLocal(Class<?> type, Object local) {
        this.type = type;
        this.local = local;
    }

    /**
     * Starts it, which takes some seconds.
     *
     * @param directory where to keep the tables, or null for memory
     * @throws IllegalStateException if it is not on the class path, or would send telemetry
     */
    public static DynamoDbLocal start(@Nullable Path directory) {
        return start(directory, DynamoDbLocal.class.getClassLoader(), System.getenv(TELEMETRY));
    }

    static DynamoDbLocal start(@Nullable Path directory, ClassLoader classes, @Nullable String telemetry) {
        if (!"0".equals(telemetry)) {
            throw new IllegalStateException(
                    "DynamoDB Local would send telemetry. Maybe set " + TELEMETRY + "=0 in the environment.");
        }
        try {
            Class<?> embedded = classes.loadClass(PACKAGE + "embedded.DynamoDBEmbedded");
            Class<?> type = classes.loadClass(PACKAGE + "shared.access.AmazonDynamoDBLocal");
            Object local = directory == null
                    ? embedded.getMethod("create").invoke(null)
                    : embedded.getMethod("create", File.class).invoke(null, fileIn(directory));
            return new DynamoDbLocal(type, local);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "DynamoDB Local is not on the class path. Maybe build with -Pdynamodb-local.", e);
        } catch (ReflectiveOperationException e) {
            throw failed("start", e);
        }
    }

    /** Returns its client, which lives as long as this. */
    public DynamoDbClient client() {
        return (DynamoDbClient) call("dynamoDbClient");
    }

    /** Creates a table where it does not exist. */
    public void create(DynamoDbTable table) {
        DynamoDbClient client = client();
        if (!client.listTablesPaginator().tableNames().stream().toList().contains(table.name())) {
            client.createTable(table.createRequest());
        }
    }

    @Override
    public void close() {
        call("shutdownNow");
    }

    private Object call(String method) {
        try {
            return type.getMethod(method).invoke(local);
        } catch (ReflectiveOperationException e) {
            throw failed(method, e);
        }
    }

    /** It must be a file: given a directory, DynamoDB Local waits forever. */
    private static File fileIn(Path directory) {
        try {
            return Files.createDirectories(directory)
                    .resolve("dynamodb-local.db")
                    .toFile();
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + directory + " cannot be created", e);
        }
    }

    private static IllegalStateException failed(String doing, ReflectiveOperationException e) {
        Throwable cause = e instanceof InvocationTargetException target ? target.getCause() : e;
        return new IllegalStateException("DynamoDB Local failed to " + doing + ": " + cause, e);
    }
}
