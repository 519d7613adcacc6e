package io.podium.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"jwt":{"claims":{"custom:tenant":"a","tenant":"b","sub":"s"}}}         | a       | s
            {"jwt":{"claims":{"tenant":"b","sub":"s"}},"iam":{"accountId":"1"}}     | b       | s
            {"lambda":{"tenant":"c","principalId":"p"},"iam":{"accountId":"1"}}     | c       | p
            {"lambda":{"tenant":7}}                                                 | 7       | anonymous
            {"iam":{"accountId":"123456789012","userArn":"arn","userId":"u"}}       | 123456789012 | arn
            {"iam":{"accountId":"123456789012","userId":"u"}}                       | 123456789012 | u
            {"jwt":{"claims":{"sub":"s","custom:tenant":""}}}                       | default | s
            {"jwt":{"claims":{"tenant":["a"]}}}                                     | default | anonymous
            {}                                                                      | default | anonymous
            null                                                                    | default | anonymous
            """)
    void takesTheTenantFromTheIdentity(String authorizer, String tenant, String principal) {
        assertThat(Caller.of(new Tree(Json.parse(authorizer)))).isEqualTo(new Caller(tenant, principal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b", "a/b", " a", "-a", "ä"})
    void refusesATenantThatCouldBreakAKey(String tenant) {
        Tree authorizer = new Tree(Json.parse("{\"jwt\":{\"claims\":{\"tenant\":\"" + tenant + "\"}}}"));
        assertThatThrownBy(() -> Caller.of(authorizer))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(403));
    }
}
