package io.podium.lambda.dynamodb;

import io.podium.domain.store.Addition;
import io.podium.domain.store.CounterAmounts;
import io.podium.domain.store.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Additions to counter items, up to a hundred a call. */
final class Additions {
    /** Keeps an expression well below the service's 4 KiB and 300 operators. */
    private static final int MOST_AMOUNTS = 100;

    private static final String NO_COUNTER = "attribute_not_exists(" + Attributes.DOCUMENT + ")";

    private final DynamoDbTable table;
    private final Updates updates;

    Additions(DynamoDbTable table, Updates updates) {
        this.table = table;
        this.updates = updates;
    }

    /** Adds, in as few calls as may be: a call takes a hundred items, each once, and a hundred amounts of each. */
    void add(List<Addition> additions) {
        Writes.requireDistinctItems(additions);
        List<Addition> left = additions;
        while (!left.isEmpty()) {
            List<Addition> rest = new ArrayList<>();
            List<Update> now = new ArrayList<>();
            for (Addition addition : left) {
                List<Map.Entry<String, Double>> amounts =
                        List.copyOf(addition.amounts().byName().entrySet());
                int taken = Math.min(MOST_AMOUNTS, amounts.size());
                now.add(update(addition, amounts.subList(0, taken)));
                if (taken < amounts.size()) {
                    rest.add(remainder(addition, amounts.subList(taken, amounts.size())));
                }
            }
            for (int first = 0; first < now.size(); first += Writes.MAX_TOGETHER) {
                updates.make(now.subList(first, Math.min(now.size(), first + Writes.MAX_TOGETHER)));
            }
            left = rest;
        }
    }

    private static Addition remainder(Addition addition, List<Map.Entry<String, Double>> amounts) {
        Map<String, Double> byName = new HashMap<>();
        amounts.forEach(amount -> byName.put(amount.getKey(), amount.getValue()));
        return new Addition(addition.key(), new CounterAmounts(byName), addition.expiresAt());
    }

    private Update update(Addition addition, List<Map.Entry<String, Double>> amounts) {
        List<String> additions = new ArrayList<>(List.of("v :one"));
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":one", Attributes.number(1)));
        for (Map.Entry<String, Double> amount : amounts) {
            int position = names.size();
            additions.add("#n" + position + " :n" + position);
            names.put("#n" + position, Attributes.counter(amount.getKey()));
            values.put(":n" + position, AttributeValue.fromN(amount.getValue().toString()));
        }
        String expiry = "";
        if (addition.expiresAt() != null) {
            expiry = "SET " + Attributes.EXPIRES + " = :expires ";
            values.put(":expires", Attributes.number(addition.expiresAt().getEpochSecond()));
        }
        return Update.builder()
                .tableName(table.name())
                .key(Attributes.key(addition.key()))
                .updateExpression(expiry + "ADD " + String.join(", ", additions))
                .conditionExpression(NO_COUNTER)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
