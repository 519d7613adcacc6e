package io.podium.local.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names in a template stand for.
 *
 * @param types of the resources, by logical id
 * @param parameters values by name; text, number or list
 */
record References(Map<String, String> types, Map<String, Object> parameters, ResourceNames names) {

    References {
        types = Map.copyOf(types);
        parameters = Map.copyOf(parameters);
    }

    Object ref(String name) {
        Object pseudo = pseudo(name);
        if (pseudo != null) {
            return pseudo;
        }
        Object parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        int dot = name.indexOf('.');
        return dot < 0 ? names.ref(type(name), name) : attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    String attribute(String id, String attribute) {
        return names.attribute(type(id), id, attribute);
    }

    private @Nullable String pseudo(String name) {
        return switch (name) {
            case "AWS::Region" -> names.region();
            case "AWS::AccountId" -> names.account();
            case "AWS::Partition" -> "aws";
            case "AWS::StackName" -> "podium-local";
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> null;
        };
    }

    private String type(String id) {
        String type = types.get(id);
        if (type == null) {
            throw new TemplateException(id + " is referred to, but is neither a resource nor a parameter");
        }
        return type;
    }
}
