package io.podium.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.template.FunctionDefinition;
import io.podium.local.template.HttpRoute;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
    private final ApiDocument document = ApiDocument.load();

    @Test
    void isAnOpenApi31Document() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/openapi/openapi-3.1-schema-2022-10-07.json")) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(ClosedSchemas.faults(schema, document.tree())).isEmpty();
            assertThat(ClosedSchemas.faults(schema, Map.of("openapi", "3.1.0"))).isNotEmpty();
        }
    }

    @Test
    void itsSchemasAreJsonSchemas() {
        Map<String, Object> components = ApiDocument.map(document.tree().get("components"));
        ApiDocument.map(components.get("schemas"))
                .forEach((name, schema) -> assertThat(ClosedSchemas.faultsOfSchema(schema))
                        .as(name)
                        .isEmpty());
        assertThat(ClosedSchemas.faultsOfSchema(Map.of("type", "number", "minimum", "0")))
                .isNotEmpty();
    }

    @Test
    void hasTheRoutesOfTheTemplateAndNoOther() {
        Map<String, Boolean> wired = new TreeMap<>();
        for (FunctionDefinition function : ApiStage.functions()) {
            for (HttpRoute route : function.routes()) {
                wired.put(route.key(), route.open());
            }
        }
        Map<String, Boolean> documented = new TreeMap<>();
        document.operations()
                .forEach((key, operation) ->
                        documented.put(key, List.of().equals(operation.tree().get("security"))));
        assertThat(documented).isEqualTo(wired);
    }

    @Test
    void everyRouteHasItsPathParametersAndANameOfItsOwn() {
        Set<Object> names = new TreeSet<>();
        document.operations().forEach((key, operation) -> {
            Set<Object> inPath = new TreeSet<>();
            Matcher parameter = Pattern.compile("\\{([a-z]+)}").matcher(key);
            while (parameter.find()) {
                inPath.add(parameter.group(1));
            }
            assertThat(operation.parametersIn("path"))
                    .as(key)
                    .extracting(each -> each.get("name"))
                    .containsExactlyElementsOf(inPath);
            assertThat(names.add(operation.tree().get("operationId"))).as(key).isTrue();
        });
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
        Set<String> referred = new TreeSet<>();
        collect(document.tree(), referred);
        referred.forEach(reference -> assertThat(document.resolve(Map.of("$ref", reference)))
                .as(reference)
                .isNotEmpty());
        Set<String> there = new TreeSet<>();
        ApiDocument.map(document.tree().get("components")).forEach((kind, named) -> {
            if (!kind.equals("securitySchemes")) {
                ApiDocument.map(named).keySet().forEach(name -> there.add("#/components/" + kind + "/" + name));
            }
        });
        assertThat(referred).isEqualTo(there);
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        ClosedSchemas schemas = new ClosedSchemas(document);
        document.operations().forEach((key, operation) -> {
            assertThat(operation.examples().isEmpty()).as(key).isEqualTo(!operation.hasBody());
            operation.examples().forEach((name, example) -> assertThat(schemas.faults(operation.bodySchema(), example))
                    .as(key + " " + name)
                    .isEmpty());
        });
    }

    private static void collect(Object node, Set<String> references) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(value -> collect(value, references));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, references));
        }
    }
}
