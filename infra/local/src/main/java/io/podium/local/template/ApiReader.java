package io.podium.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Reads the operations of the HTTP API, each with whether anybody may call it. */
final class ApiReader {
    private final TreeMap<String, Boolean> openByKey = new TreeMap<>();

    void read(String id, Section fields) {
        fields.only(
                Set.of("DefinitionBody"),
                Set.of("AccessLogSettings", "DefaultRouteSettings", "FailOnWarnings", "Tags"));
        fields.section("DefinitionBody").section("paths").sections().forEach((path, operations) -> operations
                .sections()
                .forEach((method, operation) -> {
                    operation.only(Set.of("security"), Set.of());
                    openByKey.put(
                            method.toUpperCase(Locale.ROOT) + " " + path,
                            operation.list("security").isEmpty());
                }));
    }

    HttpRoute route(String method, String path) {
        Boolean open = openByKey.get(method + " " + path);
        if (open == null) {
            throw new TemplateException("The API has no operation " + method + " " + path
                    + ". Maybe add it to its DefinitionBody, with its security");
        }
        return new HttpRoute(method, path, open);
    }

    /** Refuses operations that no function serves. */
    void refuseUnserved(List<FunctionDefinition> functions) {
        Set<String> unserved = new TreeMap<>(openByKey).keySet();
        functions.forEach(function -> function.routes().forEach(route -> unserved.remove(route.key())));
        if (!unserved.isEmpty()) {
            throw new TemplateException("No function serves " + unserved);
        }
    }
}
