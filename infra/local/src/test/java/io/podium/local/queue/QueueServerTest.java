package io.podium.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@Timeout(120)
class QueueServerTest {

    @Test
    void bringsBackWhatWasSentBeforeACrash(@TempDir Path before, @TempDir Path after) throws Exception {
        try (QueueServer server = QueueServer.open(before)) {
            SqsClient client = SqsClients.of(server.uri());
            String url = new Queues(client, 1).create("completions", Duration.ofSeconds(30));
            client.sendMessage(request -> request.queueUrl(url).messageBody("done"));
            client.sendMessage(request -> request.queueUrl(url).messageBody("and again"));
            Message first = receive(client, url).get(0);
            client.deleteMessage(request -> request.queueUrl(url).receiptHandle(first.receiptHandle()));
            // What is on disk while the process still runs is what a crash leaves behind.
            Files.copy(before.resolve("queues.mv.db"), after.resolve("queues.mv.db"));
        }
        try (QueueServer server = QueueServer.open(after)) {
            SqsClient client = SqsClients.of(server.uri());
            String url = new Queues(client, 1).create("completions", Duration.ofSeconds(30));
            assertThat(receive(client, url)).extracting(Message::body).containsExactly("and again");
        }
    }

    private static List<Message> receive(SqsClient client, String url) {
        return client.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(5))
                .messages();
    }
}
