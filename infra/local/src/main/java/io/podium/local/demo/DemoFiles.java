package io.podium.local.demo;

import io.podium.lambda.json.Json;
import io.podium.local.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The pools and services of a replay, as bodies of requests.
 *
 * @param pools bodies of {@code PUT /pools/{id}}, by id
 * @param services bodies of {@code POST /services}
 */
record DemoFiles(SortedMap<String, Map<String, Object>> pools, List<Map<String, Object>> services) {
    private static final int MAX_ID = 128;

    /**
     * Reads the pools, and the services that the trace has tasks for. For a task type that no service has, one is made
     * after the pattern of {@code service-for-other-types.json}.
     */
    static DemoFiles read(Path directory, Trace trace) throws IOException {
        SortedMap<String, Map<String, Object>> pools = readAll(directory.resolve("pools"));
        List<Map<String, Object>> services = new ArrayList<>();
        Set<String> served = new HashSet<>();
        for (Map<String, Object> service :
                readAll(directory.resolve("services")).values()) {
            Set<String> types = typesOf(service);
            if (types.stream().anyMatch(trace.types()::contains)) {
                services.add(service);
                served.addAll(types);
            }
        }
        Map<String, Object> pattern = parse(directory.resolve("service-for-other-types.json"));
        Set<String> missing = new TreeSet<>(trace.types());
        missing.removeAll(served);
        for (String type : missing) {
            Map<String, Object> service = new LinkedHashMap<>(pattern);
            String id = "for-" + type;
            service.put("serviceId", id.substring(0, Math.min(MAX_ID, id.length())));
            service.put("taskTypes", List.of(type));
            services.add(service);
        }
        return new DemoFiles(pools, services);
    }

    private static Set<String> typesOf(Map<String, Object> service) {
        Set<String> types = new HashSet<>();
        if (service.get("taskTypes") instanceof List<?> list) {
            list.forEach(type -> types.add(String.valueOf(type)));
        }
        return types;
    }

    private static SortedMap<String, Map<String, Object>> readAll(Path directory) throws IOException {
        SortedMap<String, Map<String, Object>> read = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String name = String.valueOf(file.getFileName());
                read.put(name.substring(0, name.length() - ".json".length()), parse(file));
            }
        }
        return read;
    }

    private static Map<String, Object> parse(Path file) throws IOException {
        return Json.parseObject(Files.readAllBytes(file));
    }
}
