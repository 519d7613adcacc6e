package io.podium.local.backend;

import io.podium.domain.store.ItemStore;
import io.podium.domain.store.ItemStoreContract;
import io.podium.lambda.dynamodb.DynamoDbTable;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The suite on LocalStack in a container, where a Docker engine is there. */
@Timeout(600)
@EnabledIf(
        value = "dockerIsThere",
        disabledReason = "no Docker engine answers (DOCKER_HOST says where); with one, " + LocalStackContainerTest.IMAGE
                + " is run here")
class LocalStackContainerTest extends ItemStoreContract {
    /**
     * LocalStack's community image under the Apache License 2.0. This is its last tag that starts without an account, so it is
     * not to be raised.
     */
    static final String IMAGE = "localstack/localstack:4.14.0";

    private static LocalStackContainer container;
    private static BackEnd backEnd;
    private static DynamoDbClient client;
    private static ItemStore store;

    static boolean dockerIsThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    static void start() throws IOException {
        container = new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb", "sqs");
        container.start();
        backEnd = new BackEnd(container.getEndpoint());
        client = backEnd.dynamoDb();
        DynamoDbTable table = BackEnd.table(client);
        store = backEnd.store(client, table);
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (container != null) {
            container.stop();
        }
    }

    @Override
    public ItemStore store() {
        return store;
    }

    @Test
    void tasksGoThroughTheStack() throws Exception {
        StackFlow.play(backEnd.endpoint());
    }
}
