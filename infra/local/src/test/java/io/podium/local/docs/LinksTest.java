package io.podium.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("infra/docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            List<Path> found = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".md")).toList());
            found.add(ROOT.resolve("README.md"));
            return found;
        }
    }

    private static List<Path> linked(Path document) throws IOException {
        List<Path> targets = new ArrayList<>();
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                targets.add(document.resolveSibling(link.group(1)).normalize());
            }
        }
        return targets;
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path document : documents()) {
            assertThat(linked(document))
                    .as(ROOT.relativize(document).toString())
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    @Test
    void everyAnchorIsAHeadingThere() throws IOException {
        Pattern anchored = Pattern.compile("\\]\\(([^)\\s#:]*)#([^)\\s]*)\\)");
        int found = 0;
        for (Path document : documents()) {
            Matcher link = anchored.matcher(Files.readString(document));
            while (link.find()) {
                found++;
                Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
                assertThat(anchors(target))
                        .as(ROOT.relativize(document) + ": " + link.group())
                        .contains(link.group(2));
            }
        }
        assertThat(found).isPositive();
    }

    /** Returns what headings are called in addresses, as GitHub makes them. */
    private static List<String> anchors(Path document) throws IOException {
        // What stands in a block of code is no heading.
        String prose = Files.readString(document).replaceAll("(?ms)^```.*?^```$", "");
        return prose.lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void everyDocumentIsInTheIndex() throws IOException {
        Path index = DOCS.resolve("README.md");
        List<Path> missing = new ArrayList<>(documents());
        missing.removeAll(linked(index));
        assertThat(missing).containsExactlyInAnyOrder(index, ROOT.resolve("README.md"));
        assertThat(linked(ROOT.resolve("README.md"))).contains(index);
    }
}
