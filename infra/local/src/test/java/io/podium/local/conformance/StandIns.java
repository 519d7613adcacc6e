package io.podium.local.conformance;

import com.sun.net.httpserver.HttpServer;
import io.podium.lambda.dynamodb.DynamoDbTable;
import io.podium.lambda.json.Json;
import io.podium.local.queue.QueueServer;
import io.podium.local.queue.Queues;
import io.podium.local.template.LocalNames;
import io.podium.local.template.TableDefinition;
import io.podium.local.template.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** What stands in for AWS on the loopback interface: DynamoDB Local, ElasticMQ, and a state machine that always succeeds. */
final class StandIns {
    /** What the state machine answers. */
    static final Map<String, Object> EXECUTED = Map.of("placed", 0L);

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final DynamoDBProxyServer dynamoDb;
    private final QueueServer queues;
    private final HttpServer stateMachine;
    private final URI dynamoDbUri;
    private final Template template;

    StandIns(Path templateFile) throws Exception {
        int port = freePort();
        dynamoDbUri = URI.create("http://localhost:" + port);
        dynamoDb = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-port", Integer.toString(port), "-disableTelemetry"});
        dynamoDb.start();
        queues = QueueServer.inMemory();
        stateMachine = stateMachine();
        template = Template.load(templateFile, Map.of(), new LocalNames(queues.uri()));
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(dynamoDbUri)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            template.tables().forEach(table -> create(client, table));
        }
        try (SqsClient client = SqsClient.builder()
                .endpointOverride(queues.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            new Queues(client, 1).create(template.queues());
        }
    }

    private static void create(DynamoDbClient client, TableDefinition table) {
        String index = table.indexes().isEmpty() ? null : table.indexes().get(0);
        client.createTable(new DynamoDbTable(table.name(), index).createRequest());
    }

    Template template() {
        return template;
    }

    /** Returns where the SDK of a function finds them. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDbUri.toString(),
                "AWS_ENDPOINT_URL_SQS", queues.uri().toString(),
                "AWS_ENDPOINT_URL_SFN",
                        "http://localhost:" + stateMachine.getAddress().getPort());
    }

    private static HttpServer stateMachine() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = Json.write(Map.of(
                        "executionArn",
                        "arn:aws:states:us-east-1:000000000000:express:podium:1:1",
                        "status",
                        "SUCCEEDED",
                        "startDate",
                        1_795_348_800L,
                        "stopDate",
                        1_795_348_801L,
                        "output",
                        Json.write(EXECUTED)))
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void stop() throws Exception {
        stateMachine.stop(0);
        queues.close();
        dynamoDb.stop();
    }
}
