package io.podium.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves CloudFormation's intrinsic functions, those that the template uses; any other is refused by name. */
final class Intrinsics {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Object NO_VALUE = new Object();

    private final References references;
    private final Map<String, ?> conditions;

    /**
     * Resolves within one template.
     *
     * @param conditions the template's conditions, not resolved
     */
    Intrinsics(References references, Map<String, ?> conditions) {
        this.references = references;
        this.conditions = Map.copyOf(conditions);
    }

    @Nullable
    Object resolve(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object element : list) {
                Object value = resolve(element);
                if (value != NO_VALUE) {
                    copy.add(value);
                }
            }
            return copy;
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return tree;
        }
        String function = function(map);
        return function == null ? resolveMapping(map) : apply(function, map.get(function));
    }

    private Map<String, @Nullable Object> resolveMapping(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, element) -> {
            Object value = resolve(element);
            if (value != NO_VALUE) {
                copy.put(String.valueOf(key), value);
            }
        });
        return copy;
    }

    private static @Nullable String function(Map<?, ?> map) {
        if (map.size() != 1) {
            return null;
        }
        String key = String.valueOf(map.keySet().iterator().next());
        return key.equals("Ref") || key.startsWith("Fn::") ? key : null;
    }

    private @Nullable Object apply(String function, @Nullable Object argument) {
        return switch (function) {
            case "Ref" -> "AWS::NoValue".equals(argument) ? NO_VALUE : references.ref(String.valueOf(argument));
            case "Fn::GetAtt" -> {
                List<?> path = arguments(function, argument, 2);
                yield references.attribute(String.valueOf(path.get(0)), String.valueOf(path.get(1)));
            }
            case "Fn::Sub" -> substitute(argument);
            case "Fn::Join" -> join(arguments(function, argument, 2));
            case "Fn::If" -> {
                List<?> branches = arguments(function, argument, 3);
                yield resolve(branches.get(condition(String.valueOf(branches.get(0))) ? 1 : 2));
            }
            case "Fn::Equals" -> {
                List<?> sides = arguments(function, resolve(argument), 2);
                yield String.valueOf(sides.get(0)).equals(String.valueOf(sides.get(1)));
            }
            case "Fn::Not" ->
                !Boolean.TRUE.equals(arguments(function, resolve(argument), 1).get(0));
            default -> throw new TemplateException(function + " is not a function the local stack knows");
        };
    }

    private boolean condition(String name) {
        Object condition = conditions.get(name);
        if (condition == null) {
            throw new TemplateException("The condition " + name + " is not defined, only "
                    + Set.copyOf(conditions.keySet()).stream().sorted().toList() + " are");
        }
        return Boolean.TRUE.equals(resolve(condition));
    }

    private String substitute(@Nullable Object argument) {
        if (!(argument instanceof String text)) {
            throw new TemplateException("Fn::Sub must be given text");
        }
        String substituted = VARIABLE.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            int dot = name.indexOf('.');
            Object value = dot < 0
                    ? references.ref(name)
                    : references.attribute(name.substring(0, dot), name.substring(dot + 1));
            return Matcher.quoteReplacement(String.valueOf(value));
        });
        return substituted.replace("${!", "${");
    }

    private String join(List<?> arguments) {
        if (resolve(arguments.get(1)) instanceof List<?> parts) {
            return parts.stream().map(String::valueOf).collect(Collectors.joining(String.valueOf(arguments.get(0))));
        }
        throw new TemplateException("Fn::Join must be given a delimiter and a list");
    }

    private static List<?> arguments(String function, @Nullable Object argument, int count) {
        if (argument instanceof List<?> list && list.size() == count) {
            return list;
        }
        throw new TemplateException(function + " must be given a list of " + count + " but was given " + argument);
    }
}
