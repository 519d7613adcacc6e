package io.podium.lambda.dynamodb;

import io.podium.domain.store.Range;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A range as a key condition. DynamoDB takes one condition on a sort key; for two bounds that is BETWEEN, which includes
 * both, so that the row at the exclusive bound must be dropped afterwards.
 *
 * @param partitionAttribute the attribute of the partition
 * @param sortAttribute the attribute of the sort key
 * @param range the range
 */
record SortCondition(String partitionAttribute, String sortAttribute, Range range) {

    String expression() {
        boolean ascending = range.direction() == Range.Direction.ASCENDING;
        String partition = partitionAttribute + " = :partition";
        if (hasBothBounds()) {
            String bounds = ascending ? " BETWEEN :after AND :through" : " BETWEEN :through AND :after";
            return partition + " AND " + sortAttribute + bounds;
        } else if (range.after() != null) {
            return partition + " AND " + sortAttribute + (ascending ? " > :after" : " < :after");
        } else if (range.through() != null) {
            return partition + " AND " + sortAttribute + (ascending ? " <= :through" : " >= :through");
        }
        return partition;
    }

    Map<String, AttributeValue> values(String partition) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":partition", Attributes.text(partition));
        if (range.after() != null) {
            values.put(":after", Attributes.text(range.after()));
        }
        if (range.through() != null) {
            values.put(":through", Attributes.text(range.through()));
        }
        return values;
    }

    /** Returns how many rows fill a page: one more where one may have to be dropped. */
    int rowsToRead() {
        return range.limit() + (hasBothBounds() ? 1 : 0);
    }

    boolean admits(Map<String, AttributeValue> row) {
        return !Attributes.text(row, sortAttribute).equals(range.after());
    }

    private boolean hasBothBounds() {
        return range.after() != null && range.through() != null;
    }
}
