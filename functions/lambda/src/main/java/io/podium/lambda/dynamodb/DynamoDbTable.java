package io.podium.lambda.dynamodb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table as this package expects it.
 *
 * @param name the name of the table
 * @param index the name of its sparse index, or null if the table has none
 */
public record DynamoDbTable(String name, @Nullable String index) {

    /** Returns the request that creates the table where no template does: in tests and in the local stack. */
    public CreateTableRequest createRequest() {
        List<AttributeDefinition> attributes = new ArrayList<>(List.of(key(Attributes.PK), key(Attributes.SK)));
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(Attributes.PK, Attributes.SK));
        if (index != null) {
            attributes.add(key(Attributes.IPK));
            attributes.add(key(Attributes.ISK));
            request.globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                    .indexName(index)
                    .keySchema(schema(Attributes.IPK, Attributes.ISK))
                    .projection(p -> p.projectionType(ProjectionType.INCLUDE)
                            .nonKeyAttributes(Attributes.BRIEF, Attributes.VERSION))
                    .build());
        }
        return request.attributeDefinitions(attributes).build();
    }

    private static AttributeDefinition key(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> schema(String hash, String range) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(hash)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(range)
                        .keyType(KeyType.RANGE)
                        .build());
    }
}
