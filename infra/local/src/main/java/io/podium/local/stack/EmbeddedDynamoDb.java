package io.podium.local.stack;

import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in this process. Its licence forbids shipping it inside another program, so it is found by name where
 * somebody has put it on the class path, and nothing refers to it otherwise.
 */
record EmbeddedDynamoDb(Object server, DynamoDbClient client) implements AutoCloseable {
    private static final String FACTORY = "software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded";

    /**
     * Starts it.
     *
     * @param data the directory to keep tables in, or null to forget them
     * @throws IllegalStateException if it is not on the class path
     */
    static EmbeddedDynamoDb start(@Nullable Path data) {
        // Or it tells its maker about every start.
        System.setProperty("DDB_LOCAL_TELEMETRY", "0");
        try {
            Class<?> factory = Class.forName(FACTORY);
            Object server = data == null
                    ? factory.getMethod("create").invoke(null)
                    : factory.getMethod("create", File.class).invoke(null, data.toFile());
            Object client = server.getClass().getMethod("dynamoDbClient").invoke(server);
            return new EmbeddedDynamoDb(server, (DynamoDbClient) client);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "DynamoDB Local is not on the class path. Maybe build with: mvn package -DskipTests"
                            + " -Pdynamodb-local",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DynamoDB Local cannot be started", e);
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        client.close();
        server.getClass().getMethod("shutdown").invoke(server);
    }
}
