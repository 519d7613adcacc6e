package io.podium.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of the template with its intrinsic functions resolved, and its path for messages. */
record Section(Map<?, ?> values, String path) {

    static Section of(@Nullable Object tree, String path) {
        if (tree instanceof Map<?, ?> map) {
            return new Section(map, path);
        }
        throw new TemplateException(path + " must be a mapping");
    }

    /**
     * Refuses every key that is neither read nor known to make no difference here.
     *
     * @param ignored keys that concern the deployment only
     */
    void only(Set<String> read, Set<String> ignored) {
        for (Object key : values.keySet()) {
            if (!read.contains(key) && !ignored.contains(key)) {
                throw new TemplateException(
                        path + "." + key + " is not known to the local stack, which would ignore it");
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Section section(String key) {
        return of(required(key), path + "." + key);
    }

    Section optionalSection(String key) {
        return has(key) ? section(key) : new Section(Map.of(), path + "." + key);
    }

    /** The mappings in this one, by key. */
    Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Object key : values.keySet()) {
            sections.put(String.valueOf(key), section(String.valueOf(key)));
        }
        return sections;
    }

    List<?> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof List<?> list) {
            return list;
        }
        throw new TemplateException(path + "." + key + " must be a list");
    }

    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        list(key).forEach(element -> sections.add(of(element, path + "." + key + "[" + sections.size() + "]")));
        return sections;
    }

    String text(String key) {
        if (required(key) instanceof String text) {
            return text;
        }
        throw new TemplateException(path + "." + key + " must be text");
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.keySet().forEach(key -> texts.put(String.valueOf(key), text(String.valueOf(key))));
        return texts;
    }

    int integer(String key) {
        if (required(key) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw new TemplateException(path + "." + key + " must be an integer, not negative");
    }

    Duration seconds(String key, int otherwise) {
        return Duration.ofSeconds(has(key) ? integer(key) : otherwise);
    }

    private Object required(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new TemplateException(path + "." + key + " is missing");
        }
        return value;
    }
}
