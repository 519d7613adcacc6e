package io.podium.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.LimitExceededException;
import io.podium.domain.NotFoundException;
import io.podium.lambda.json.JsonException;
import io.podium.local.template.FunctionDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Every function with any input: steps of the state machine, batches of queues, schedules and routes. The first line of an
 * input is the function's logical id, the rest is what it is called with. A function answers or throws what its callers are
 * ready for.
 */
final class EventTarget implements FuzzTarget {
    private static final List<String> IDS =
            FuzzPlatform.functions().stream().map(FunctionDefinition::id).toList();

    @Override
    public void take(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String id = FuzzTarget.text(Arrays.copyOf(input, end));
        if (!IDS.contains(id)) {
            return;
        }
        FuzzPlatform platform = new FuzzPlatform();
        Fixture.fill(platform);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            byte[] event = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
            platform.function(id).handleRequest(new ByteArrayInputStream(event), output, null);
        } catch (InvalidInputException
                | JsonException
                | NotFoundException
                | ConflictException
                | LimitExceededException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("\"statusCode\":5");
    }
}
