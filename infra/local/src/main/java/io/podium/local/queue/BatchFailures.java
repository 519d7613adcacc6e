package io.podium.local.queue;

import io.podium.lambda.json.Tree;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the answer that reports failures of single messages ({@code ReportBatchItemFailures}). */
public final class BatchFailures {
    private BatchFailures() {}

    /**
     * Returns the messages that stay in the queue. As on AWS, an answer that names something else than messages of the
     * batch means all of them.
     *
     * @param answer what the function or state machine answered
     * @param batch the batch that it was given
     */
    public static Set<String> of(@Nullable Object answer, Batch batch) {
        Object failures = new Tree(answer).at("batchItemFailures").value();
        if (failures == null) {
            return Set.of();
        }
        Set<String> known = batch.ids();
        Set<String> failed = new HashSet<>();
        for (Tree failure : new Tree(failures).elements()) {
            String id = failure.at("itemIdentifier").text().orElse("");
            if (!known.contains(id)) {
                return known;
            }
            failed.add(id);
        }
        return failed;
    }
}
