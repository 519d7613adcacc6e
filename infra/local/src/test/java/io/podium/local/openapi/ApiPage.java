package io.podium.local.openapi;

import io.podium.lambda.json.Json;
import io.podium.local.openapi.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The OpenAPI document as a page in Markdown: a section for each route, and one for the objects. */
final class ApiPage {
    private final ApiDocument document;
    private final StringBuilder page = new StringBuilder();

    private ApiPage(ApiDocument document) {
        this.document = document;
    }

    static String of(ApiDocument document) {
        ApiPage page = new ApiPage(document);
        page.introduction();
        page.routes();
        page.objects();
        return page.page.toString();
    }

    private void introduction() {
        Map<String, Object> info = ApiDocument.map(document.tree().get("info"));
        line("# The API");
        line("");
        line("<!-- Made from openapi.yaml by ApiPageTest, which says how. -->");
        line("");
        line(info.get("summary"));
        line(
                "This page is made from [openapi.yaml](openapi.yaml), an OpenAPI 3.1 document that tests hold against the code");
        line("([how](decisions/0089-the-openapi-document-is-held-against-the-readers.md)).");
        line("");
        line(String.valueOf(info.get("description")).strip());
        line("");
        Object caller = document.resolve(Map.of("$ref", "#/components/securitySchemes/Caller"))
                .get("description");
        line(String.valueOf(caller).strip());
        line("");
        line("| route | what it does |");
        line("|---|---|");
        document.operations()
                .forEach((key, operation) -> line("| [`" + key + "`](#" + anchor(key) + ") | "
                        + operation.tree().get("summary") + " |"));
        line("");
        line("A route may also answer 500 or 503, as a problem document with a `requestId`.");
        line("");
    }

    private void routes() {
        for (Object tag : ApiDocument.list(document.tree().get("tags"))) {
            Map<String, Object> named = ApiDocument.map(tag);
            line("## " + named.get("name"));
            line("");
            line(named.get("description"));
            line("");
            document.operations().values().stream()
                    .filter(operation ->
                            List.of(named.get("name")).equals(operation.tree().get("tags")))
                    .forEach(this::route);
        }
    }

    private void route(Operation operation) {
        line("### `" + operation.key() + "`");
        line("");
        line(operation.tree().get("summary") + ".");
        line("");
        if (operation.tree().get("description") instanceof String description) {
            line(description.strip());
            line("");
        }
        if (!operation.parameters().isEmpty()) {
            line("| parameter | in | type | what it is |");
            line("|---|---|---|---|");
            operation
                    .parameters()
                    .forEach(parameter -> line("| `" + parameter.get("name") + "` | " + parameter.get("in") + " | "
                            + FieldWords.type(parameter.get("schema")) + " | " + cell(parameter.get("description"))
                            + " |"));
            line("");
        }
        if (operation.hasBody()) {
            body(operation);
        }
        answers(operation);
    }

    private void body(Operation operation) {
        Map<String, Object> schema = document.resolve(operation.bodySchema());
        List<Object> forms = schema.get("oneOf") == null ? List.of(schema) : ApiDocument.list(schema.get("oneOf"));
        for (Object form : forms) {
            Map<String, Object> resolved = document.resolve(form);
            if (ApiDocument.map(resolved.get("properties")).isEmpty()) {
                line("The body is empty.");
                line("");
            } else {
                line(forms.size() > 1 ? "A body is this, or another of the tables here:" : "The body:");
                line("");
                fields(resolved);
                example(operation, form);
            }
        }
    }

    private void example(Operation operation, Object form) {
        ClosedSchemas schemas = new ClosedSchemas(document);
        operation.examples().values().stream()
                .filter(example ->
                        schemas.faults(ApiDocument.map(form), example).isEmpty())
                .findFirst()
                .ifPresent(example -> {
                    line("```json");
                    line(Json.write(example));
                    line("```");
                    line("");
                });
    }

    private void answers(Operation operation) {
        line("| status | what it means | body |");
        line("|---|---|---|");
        operation.responses().forEach((status, response) -> {
            if (!status.startsWith("5")) {
                Set<String> bodies = new LinkedHashSet<>();
                ApiDocument.map(response.get("content"))
                        .forEach((type, content) -> bodies.add(
                                type.contains("json")
                                        ? FieldWords.type(
                                                ApiDocument.map(content).get("schema"))
                                        : "`" + type + "`"));
                line("| " + status + " | " + cell(response.get("description")) + " | " + String.join(", ", bodies)
                        + " |");
            }
        });
        line("");
    }

    private void objects() {
        line("## Objects");
        line("");
        ApiDocument.map(ApiDocument.map(document.tree().get("components")).get("schemas"))
                .forEach((name, node) -> {
                    Map<String, Object> schema = ApiDocument.map(node);
                    line("### " + name);
                    line("");
                    if (schema.get("description") != null) {
                        line(schema.get("description") + ".");
                        line("");
                    }
                    if (schema.get("properties") != null) {
                        fields(schema);
                    } else {
                        line(FieldWords.shape(schema));
                        line("");
                    }
                });
    }

    private void fields(Map<String, Object> schema) {
        List<Object> required = ApiDocument.list(schema.get("required"));
        line("| field | type | default | what it is |");
        line("|---|---|---|---|");
        ApiDocument.map(schema.get("properties")).forEach((name, property) -> {
            Map<String, Object> resolved = document.resolve(property);
            boolean isOwn = ApiDocument.map(property).get("$ref") == null
                    || ApiDocument.map(property).containsKey("description");
            List<String> cells = new ArrayList<>();
            cells.add("`" + name + "`" + (required.contains(name) ? "" : "?"));
            cells.add(FieldWords.type(property));
            cells.add(resolved.get("default") == null ? "" : "`" + Json.write(resolved.get("default")) + "`");
            cells.add(isOwn && resolved.get("description") != null ? cell(resolved.get("description")) : "");
            line("| " + String.join(" | ", cells) + " |");
        });
        line("");
    }

    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    private static String cell(Object text) {
        return String.valueOf(text).strip().replace('\n', ' ').replace("|", "\\|");
    }

    private void line(Object text) {
        page.append(text).append('\n');
    }
}
