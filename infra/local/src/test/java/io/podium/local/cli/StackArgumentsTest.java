package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.stack.StackOptions;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StackArgumentsTest {
    private static final String ARN = "arn:aws:states:us-east-1:000000000000:stateMachine:podium";

    private static StackOptions.Endpoints endpoints(Map<String, String> environment, String... arguments) {
        StackArguments parsed = CommandLine.populateCommand(new StackArguments(), arguments);
        return parsed.options(Home.find(), 0, 1, Output.console(), environment).endpoints();
    }

    @Test
    void allIsEmbeddedWhereNothingIsSaid() {
        assertThat(endpoints(Map.of("PODIUM_STATE_MACHINE_ARN", ARN))).isEqualTo(StackOptions.Endpoints.EMBEDDED);
    }

    @Test
    void anAddressHoldsForAllThreeServices() {
        URI there = URI.create("http://127.0.0.1:5000");
        assertThat(endpoints(Map.of("PODIUM_STATE_MACHINE_ARN", ARN), "--endpoint", there.toString()))
                .isEqualTo(new StackOptions.Endpoints(there, there, new StackOptions.DeployedMachine(there, ARN)));
        assertThat(endpoints(Map.of("PODIUM_STATE_MACHINE_ARN", ARN, "AWS_ENDPOINT_URL", there.toString())))
                .isEqualTo(new StackOptions.Endpoints(there, there, new StackOptions.DeployedMachine(there, ARN)));
    }

    @Test
    void eachServiceMayHaveItsOwn() {
        Map<String, String> environment = Map.of(
                "AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:3",
                "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:2",
                "PODIUM_STATE_MACHINE_ARN", ARN);
        assertThat(endpoints(environment))
                .isEqualTo(new StackOptions.Endpoints(
                        null,
                        URI.create("http://127.0.0.1:2"),
                        new StackOptions.DeployedMachine(URI.create("http://127.0.0.1:3"), ARN)));
    }

    @Test
    void withoutANameTheStateMachineRunsHere() {
        assertThat(endpoints(Map.of(), "--endpoint", "http://127.0.0.1:5000").machine())
                .isNull();
    }
}
