package io.podium.local.template;

import java.util.List;
import java.util.Set;

/** Reads tables. All have the same key, which the store adapters rely on. */
final class TableReader {
    private static final String TYPE = "AWS::DynamoDB::Table";

    private TableReader() {}

    static TableDefinition read(String id, Section fields, ResourceNames names) {
        fields.only(
                Set.of("KeySchema", "GlobalSecondaryIndexes"),
                Set.of(
                        "AttributeDefinitions",
                        "BillingMode",
                        "PointInTimeRecoverySpecification",
                        "SSESpecification",
                        "Tags",
                        "TimeToLiveSpecification"));
        requireKey(fields, "pk", "sk");
        List<Section> indexes = fields.sections("GlobalSecondaryIndexes");
        indexes.forEach(index -> requireKey(index, "ipk", "isk"));
        return new TableDefinition(
                id,
                names.ref(TYPE, id),
                indexes.stream().map(index -> index.text("IndexName")).toList());
    }

    private static void requireKey(Section fields, String hash, String range) {
        List<String> key = fields.sections("KeySchema").stream()
                .map(part -> part.text("AttributeName") + " " + part.text("KeyType"))
                .toList();
        if (!key.equals(List.of(hash + " HASH", range + " RANGE"))) {
            throw new TemplateException(
                    fields.path() + ".KeySchema is " + key + " but must be " + hash + " HASH and " + range + " RANGE");
        }
    }
}
