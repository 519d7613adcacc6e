package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.ledger.Holding;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.TestService;
import io.podium.domain.task.TestSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much the members of a gang get that would take more than the least. */
class GangAmountsTest {
    private final PodiumFixture podium = new PodiumFixture();

    private void gangOfThree(double capacity, String strategy) {
        podium.pool("p", capacity, new PoolRules("fifo", 0, "least-loaded", strategy))
                .service(TestService.service("s").slots(9));
        podium.submit(member("a"), member("b"), member("c"));
    }

    private static TestSpec member(String id) {
        return task(id).gang("g")
                .request(new ResourceRequest(ResourceVector.of("cpu", 1), ResourceVector.of("cpu", 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mra", "random", "plan", "msa"})
    void eachGetsTheLeastWhereMoreForOneWouldLeaveNoneForTheOthers(String strategy) {
        gangOfThree(3, strategy);

        assertThat(podium.place()).containsExactly("a", "b", "c");
        assertThat(podium.ledger().holdings().values())
                .extracting(Holding::amount)
                .containsOnly(ResourceVector.of("cpu", 1));
    }

    @Test
    void eachGetsTheMostWhereThatIsThere() {
        gangOfThree(12, "mra");

        assertThat(podium.place()).containsExactly("a", "b", "c");
        assertThat(podium.ledger().holdings().values())
                .extracting(Holding::amount)
                .containsOnly(ResourceVector.of("cpu", 4));
    }
}
