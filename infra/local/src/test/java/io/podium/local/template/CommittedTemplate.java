package io.podium.local.template;

import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The template of the repository, for tests. */
public final class CommittedTemplate {
    private static final Path FILE = Path.of("..", "..", "template.yaml");

    private CommittedTemplate() {}

    /** Returns the wiring. */
    public static Template load() throws IOException {
        return Template.load(FILE);
    }

    /** Returns the document, with intrinsic functions as they are. */
    public static Tree tree() throws IOException {
        return treeWith(text -> text);
    }

    /** Returns the document as it would be after a change. */
    public static Tree treeWith(UnaryOperator<String> change) throws IOException {
        return new Tree(Yaml.read(change.apply(Files.readString(FILE)), "template.yaml"));
    }
}
