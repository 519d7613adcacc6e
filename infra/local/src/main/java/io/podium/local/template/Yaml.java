package io.podium.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML to plain trees, with CloudFormation's short forms written out: {@code !Ref x} becomes {@code {Ref: x}},
 * {@code !Sub x} becomes {@code {Fn::Sub: x}}.
 */
final class Yaml {
    private static final String STANDARD = "tag:yaml.org,2002:";

    private Yaml() {}

    /**
     * Reads one document.
     *
     * @param name of the file, for messages
     * @throws TemplateException when it is not YAML
     */
    static @Nullable Object read(String text, String name) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        try {
            return new Compose(settings).composeString(text).map(Yaml::tree).orElse(null);
        } catch (YamlEngineException e) {
            throw new TemplateException(name + " is not YAML: " + e.getMessage());
        }
    }

    private static @Nullable Object tree(Node node) {
        String tag = node.getTag().getValue();
        if (tag.startsWith(STANDARD)) {
            return plain(node);
        }
        String name = tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
        Object argument = node instanceof ScalarNode scalar ? scalar.getValue() : plain(node);
        if (name.equals("Fn::GetAtt") && argument instanceof String path) {
            argument = List.of(path.split("\\.", 2));
        }
        Map<String, @Nullable Object> function = new LinkedHashMap<>();
        function.put(name, argument);
        return function;
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.getValue().forEach(element -> list.add(tree(element)));
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (map.containsKey(key)) {
                throw new TemplateException("The key " + key + " is given twice"
                        + entry.getKeyNode()
                                .getStartMark()
                                .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                                .orElse(""));
            }
            map.put(key, tree(entry.getValueNode()));
        }
        return map;
    }

    private static @Nullable Object scalar(ScalarNode node) {
        Tag tag = node.getTag();
        String value = node.getValue();
        if (tag.equals(Tag.INT)) {
            return Long.valueOf(value);
        }
        if (tag.equals(Tag.FLOAT)) {
            return Double.valueOf(value);
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(value);
        }
        return tag.equals(Tag.NULL) ? null : value;
    }
}
