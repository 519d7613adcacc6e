package io.podium.lambda.dynamodb;

import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Conditional writes as PartiQL, the only form in which DynamoDB takes a batch of them. */
final class Statement {
    /** What an item may lack. */
    private static final List<String> OPTIONAL =
            List.of(Attributes.IPK, Attributes.ISK, Attributes.BRIEF, Attributes.EXPIRES);

    private static final String CONDITION = " WHERE pk=? AND sk=? AND v=?";

    private Statement() {}

    static BatchStatementRequest of(String table, Write write) {
        List<AttributeValue> parameters = new ArrayList<>();
        String statement = write instanceof Write.Put put
                ? put.item().version() == 1
                        ? insert(table, put.item(), parameters)
                        : update(table, put.item(), parameters)
                : delete(table, (Write.Delete) write, parameters);
        return BatchStatementRequest.builder()
                .statement(statement)
                .parameters(parameters)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /** An INSERT succeeds only where no item has the key. */
    private static String insert(String table, Item item, List<AttributeValue> parameters) {
        Map<String, AttributeValue> content = Attributes.content(item);
        addKey(item.key(), parameters);
        parameters.addAll(content.values());
        String fields =
                content.keySet().stream().map(name -> ",'" + name + "':?").collect(Collectors.joining());
        return "INSERT INTO \"" + table + "\" VALUE {'pk':?,'sk':?" + fields + "}";
    }

    /** An UPDATE that sets or removes every attribute an item can have, and so replaces the whole of it. */
    private static String update(String table, Item item, List<AttributeValue> parameters) {
        Map<String, AttributeValue> content = Attributes.content(item);
        StringBuilder statement = new StringBuilder("UPDATE \"").append(table).append('"');
        content.forEach((name, value) -> {
            statement.append(" SET ").append(name).append("=?");
            parameters.add(value);
        });
        for (String name : OPTIONAL) {
            if (!content.containsKey(name)) {
                statement.append(" REMOVE ").append(name);
            }
        }
        addKey(item.key(), parameters);
        parameters.add(Attributes.number(item.version() - 1));
        return statement.append(CONDITION).toString();
    }

    private static String delete(String table, Write.Delete delete, List<AttributeValue> parameters) {
        addKey(delete.key(), parameters);
        parameters.add(Attributes.number(delete.version()));
        return "DELETE FROM \"" + table + "\"" + CONDITION;
    }

    private static void addKey(ItemKey key, List<AttributeValue> parameters) {
        parameters.add(Attributes.text(key.partition()));
        parameters.add(Attributes.text(key.sort()));
    }
}
