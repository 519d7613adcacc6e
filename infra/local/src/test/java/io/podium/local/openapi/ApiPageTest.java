package io.podium.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page is as the document. After a change of the document it is written anew by {@code mvn test -pl infra/local -am
 * -Dtest=ApiPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dpodium.api.page=write}.
 */
class ApiPageTest {
    private static final Path PAGE = Path.of("..", "docs", "api.md");

    @Test
    void thePageIsMadeFromTheDocument() throws IOException {
        String made = ApiPage.of(ApiDocument.load());
        if ("write".equals(System.getProperty("podium.api.page"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE))
                .as("infra/docs/api.md is not as openapi.yaml. Maybe write it anew with -Dpodium.api.page=write")
                .isEqualTo(made);
    }

    @Test
    void everyLinkOfThePageLeadsToAHeadingOrAFile() throws IOException {
        String page = ApiPage.of(ApiDocument.load());
        Set<String> anchors = new HashSet<>();
        Matcher heading = Pattern.compile("(?m)^#+ (.*)$").matcher(page);
        while (heading.find()) {
            assertThat(anchors.add(ApiPage.anchor(heading.group(1))))
                    .as(heading.group(1))
                    .isTrue();
        }
        Matcher link = Pattern.compile("]\\(([^)]+)\\)").matcher(page);
        while (link.find()) {
            String target = link.group(1);
            boolean leads = target.startsWith("#")
                    ? anchors.contains(target.substring(1))
                    : Files.exists(PAGE.resolveSibling(target));
            assertThat(leads).as(target).isTrue();
        }
    }

    @Test
    void aChangedDocumentMakesAnotherPage() throws IOException {
        String document = Files.readString(ApiDocument.FILE);
        String changed =
                document.replace("agingRate: {type: number, minimum: 0,", "agingRate: {type: number, minimum: 1,");

        assertThat(ApiPage.of(ApiDocument.of(changed)))
                .isNotEqualTo(ApiPage.of(ApiDocument.of(document)))
                .contains("number, 1 to 1000000");
    }
}
