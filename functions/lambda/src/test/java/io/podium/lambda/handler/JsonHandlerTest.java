package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.lambda.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonHandlerTest {
    @Test
    void handlesTreesInUtf8() throws IOException {
        assertThat(run(input -> Map.of("was", input), "[\"ä\",1,2.5,null]")).isEqualTo("{\"was\":[\"ä\",1,2.5,null]}");
        assertThat(run(input -> null, "{}")).isEqualTo("null");
    }

    @Test
    void letsExceptionsThroughAsTheyAre() {
        assertThatThrownBy(() -> run(
                        input -> {
                            throw new ConflictException("stale");
                        },
                        "{}"))
                .isExactlyInstanceOf(ConflictException.class);
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatThrownBy(() -> run(input -> input, "")).isInstanceOf(JsonException.class);
    }

    @Test
    void readsNoMoreThanLambdaTakes() throws IOException {
        String largest = "\"" + "a".repeat(JsonHandler.MAX_INPUT_BYTES - 2) + "\"";
        assertThat(run(input -> 1L, largest)).isEqualTo("1");
        assertThatThrownBy(() -> run(input -> 1L, largest + " ")).isInstanceOf(InvalidInputException.class);
    }

    private static String run(JsonHandler handler, String input) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, null);
        return output.toString(StandardCharsets.UTF_8);
    }
}
