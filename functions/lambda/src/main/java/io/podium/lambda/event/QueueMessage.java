package io.podium.lambda.event;

import io.podium.domain.InvalidInputException;
import io.podium.lambda.json.Tree;
import java.util.Optional;

/**
 * A message as a queue delivers it.
 *
 * @param id the id of the message
 * @param body the text of the message, empty if it has none
 * @param group the group of a message from a FIFO queue
 * @param receiveCount how often the message was delivered, this time included; 1 if the event does not tell
 */
public record QueueMessage(String id, String body, Optional<String> group, int receiveCount) {

    static QueueMessage of(Tree message) {
        return new QueueMessage(
                message.at("messageId")
                        .text()
                        .orElseThrow(() -> new InvalidInputException("Records.messageId", "required in an SQS event")),
                message.at("body").text().orElse(""),
                message.at("attributes", "MessageGroupId").text(),
                message.at("attributes", "ApproximateReceiveCount")
                        .text()
                        .filter(count -> count.matches("[1-9][0-9]{0,5}"))
                        .map(Integer::valueOf)
                        .orElse(1));
    }
}
