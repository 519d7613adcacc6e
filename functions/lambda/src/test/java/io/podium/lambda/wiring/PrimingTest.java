package io.podium.lambda.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.podium.domain.NotFoundException;
import io.podium.lambda.log.Log;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

class PrimingTest {
    private final List<String> logged = new ArrayList<>();
    private final Log log = new Log(logged::add, Clock.systemUTC());

    @Test
    void runsTheTwinOnEveryInput() throws Exception {
        List<String> seen = new ArrayList<>();
        prime((in, out, context) -> {
            seen.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            out.write("{\"statusCode\":404}".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(seen).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(logged).singleElement().asString().contains("primed");
    }

    @Test
    void aStepThatFindsNothingIsPrimed() throws Exception {
        prime((in, out, context) -> {
            throw new NotFoundException("service", "none");
        });

        assertThat(logged).singleElement().asString().contains("\"primed\"", "INFO");
    }

    @Test
    void aTwinThatFailsIsToldOfAndNoMore() throws Exception {
        prime((in, out, context) -> out.write("{\"statusCode\":500}".getBytes(StandardCharsets.UTF_8)));

        assertThat(logged).singleElement().asString().contains("priming failed", "WARN", "statusCode");
    }

    private void prime(RequestStreamHandler twin) throws Exception {
        Context<? extends Resource> none = org.crac.Core.getGlobalContext();
        new Priming(() -> twin, List.of(Map.of("a", 1L), Map.of("b", 2L)), log).beforeCheckpoint(none);
    }
}
