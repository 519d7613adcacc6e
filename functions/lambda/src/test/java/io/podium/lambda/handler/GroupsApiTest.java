package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays and gangs through the API. */
class GroupsApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void poolAndService() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 8)));
        api.call(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        "s1",
                        "taskTypes",
                        List.of("report"),
                        "pool",
                        "p1",
                        "slots",
                        3,
                        "resources",
                        Map.of("cpu", 3)));
    }

    private ApiCalls.Answer submit(String json) {
        return api.raw("POST", "/tasks", json.replace('\'', '"'));
    }

    @Test
    void anArrayIsManyTasksWithAnIndex() {
        ApiCalls.Answer accepted = submit("{'taskId':'a','type':'report','array':{'size':3},'payload':{'day':1}}");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat((List<?>) accepted.at("tasks")).hasSize(3);
        ApiCalls.Answer leased = api.call("POST", "/services/s1/lease", Map.of("max", 2));
        assertThat(leased.at("tasks", 1, "taskId")).isEqualTo("a.1");
        assertThat(leased.at("tasks", 1, "arrayId")).isEqualTo("a");
        assertThat(leased.at("tasks", 1, "arrayIndex")).isEqualTo(1L);
        assertThat(leased.at("tasks", 1, "arraySize")).isEqualTo(3L);
        assertThat(leased.at("tasks", 1, "payload", "day")).isEqualTo(1L);
        assertThat(api.call("GET", "/tasks/a.2").at("arrayIndex")).isEqualTo(2L);
    }

    @Test
    void anArrayIsSummedUpAndCancelledByItsId() {
        submit("{'taskId':'a','type':'report','array':{'size':3}}");
        Object token = api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");
        api.call("POST", "/tasks/a.0/complete", Map.of("token", token));

        ApiCalls.Answer summary = api.call("GET", "/tasks/a");
        assertThat(summary.at("arraySize")).isEqualTo(3L);
        assertThat(summary.at("counts", "SUCCEEDED")).isEqualTo(1L);
        ApiCalls.Answer cancelled = api.call("DELETE", "/tasks/a");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.at("counts", "CANCELLED")).isEqualTo(2L);
        assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
        assertThat(api.call("DELETE", "/tasks/a").at("counts", "CANCELLED")).isEqualTo(2L);
    }

    @Test
    void theSameArrayAgainIsFineAndAnotherUnderItsIdRefused() {
        assertThat(submit("{'taskId':'a','type':'report','array':{'size':3}}").status())
                .isEqualTo(202);
        assertThat(submit("{'taskId':'a','type':'report','array':{'size':3}}").status())
                .isEqualTo(202);
        assertThat(submit("{'taskId':'a','type':'report','array':{'size':4}}").status())
                .isEqualTo(409);
        assertThat(submit("{'taskId':'a','type':'report'}").status()).isEqualTo(409);
        assertThat(api.call("GET", "/tasks/a").at("counts", "PLACED")).isEqualTo(3L);
    }

    @Test
    void anArrayOfAThousandIsTakenAndWithOneMoreInTheCallRefused() {
        assertThat(submit("{'taskId':'a','type':'report','array':{'size':1000}}")
                        .status())
                .isEqualTo(202);
        ApiCalls.Answer refused =
                submit("{'tasks':[{'taskId':'b','type':'report','array':{'size':1000}},{'type':'report'}]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("errors", 0, "field")).isEqualTo("tasks");
    }

    @Test
    void aGangIsLeasedOnlyWhenAllOfItFits() {
        submit("{'tasks':[{'taskId':'a','type':'report','gang':'g'},{'taskId':'b','type':'report','gang':'g'}]}");

        assertThat(api.call("GET", "/tasks/a").at("gang")).isEqualTo("g");
        assertThat(api.call("GET", "/tasks/a").at("gangSize")).isEqualTo(2L);
        assertThat(api.call("GET", "/tasks/b/explain").at("reasons", 0).toString())
                .contains("room for all 2 tasks of its gang");
        assertThat((List<?>)
                        api.call("POST", "/services/s1/lease", Map.of("max", 3)).at("tasks"))
                .as("a worker that asks starts no gang; the step that its wake-up starts does")
                .isEmpty();
    }

    @Test
    void cancellingAMemberThatWaitsCancelsItsGang() {
        submit("{'tasks':[{'taskId':'a','type':'report','gang':'g'},{'taskId':'b','type':'report','gang':'g'}]}");

        assertThat(api.call("DELETE", "/tasks/b").at("status")).isEqualTo("CANCELLED");
        assertThat(api.call("GET", "/tasks/a").at("status")).isEqualTo("CANCELLED");
        assertThat(api.call("GET", "/tasks/a").at("error").toString()).contains("before the gang had started");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'report','array':{'size':0}}|array.size",
                "{'type':'report','array':{'size':1001}}|array.size",
                "{'type':'report','array':{}}|array.size",
                "{'type':'report','array':3}|array",
                "{'type':'report','array':{'size':2,'step':2}}|array.step",
                "{'type':'report','gang':'a b'}|gang",
                "{'type':'report','gang':'alone'}|tasks[0].gang",
                "{'tasks':[{'type':'report','gang':'g'},{'type':'report','gang':'g','pool':'p1'}]}|tasks[0].gang",
                "{'tasks':[{'taskId':'a','type':'report','gang':'g'},{'type':'report','gang':'g','dependsOn':['a']}]}|tasks[0].dependsOn",
                "{'taskId':'x','type':'report','array':{'size':2},'dependsOn':['x']}|tasks[0].dependsOn"
            })
    void wrongGroupsAreRefusedByFieldAndNothingIsStored(String json, String field) {
        ApiCalls.Answer answer = submit(json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat((List<?>) answer.at("errors")).anySatisfy(error -> assertThat(((Map<?, ?>) error).get("field"))
                .isEqualTo(field));
        assertThat((List<?>) api.call("GET", "/tasks").at("tasks")).isEmpty();
        assertThat(api.call("GET", "/tasks/x").status()).isEqualTo(404);
    }

    @Test
    void payloadsAndIdsThatAreTooLargeForAnArrayAreRefused() {
        String payload = "x".repeat(60_000);
        assertThat(submit("{'type':'report','array':{'size':18},'payload':'" + payload + "'}")
                        .at("errors", 0, "field"))
                .isEqualTo("payload");
        assertThat(submit("{'type':'report','array':{'size':2},'taskId':'" + "x".repeat(125) + "'}")
                        .at("errors", 0, "field"))
                .isEqualTo("taskId");
        assertThat(submit("{'type':'report','array':{'size':17},'payload':'" + payload + "'}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aPoolSaysHowLongTasksArePassedBy() {
        Map<String, Object> capacity = Map.of("cpu", 8);

        assertThat(api.call("GET", "/pools/p1").at("patienceSeconds")).isEqualTo(600L);
        api.call("PUT", "/pools/p1", Map.of("capacity", capacity, "patienceSeconds", 30));
        assertThat(api.call("GET", "/pools/p1").at("patienceSeconds")).isEqualTo(30L);
        for (Object wrong : List.<Object>of(-1, 366 * 24 * 3_600 + 1, "soon", true)) {
            ApiCalls.Answer refused =
                    api.call("PUT", "/pools/p1", Map.of("capacity", capacity, "patienceSeconds", wrong));
            assertThat(refused.status()).as("patience of %s", wrong).isEqualTo(400);
            assertThat(refused.at("errors", 0, "field")).isEqualTo("patienceSeconds");
        }
    }

    @Test
    void aPoolIsDividedWhenItIsFirstDefinedAndShownAsOne() {
        Map<String, Object> capacity = Map.of("cpu", 8);

        assertThat(api.call("GET", "/pools/p1").at("shards")).isEqualTo(1L);
        ApiCalls.Answer defined = api.call("PUT", "/pools/d", Map.of("capacity", capacity, "shards", 4));
        assertThat(defined.status()).isEqualTo(201);
        assertThat(defined.at("shards")).isEqualTo(4L);
        assertThat(defined.at("free", "cpu")).isEqualTo(8L);
        assertThat(api.call("PUT", "/pools/d", Map.of("capacity", capacity)).at("shards"))
                .isEqualTo(4L);
        ApiCalls.Answer other = api.call("PUT", "/pools/d", Map.of("capacity", capacity, "shards", 2));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("detail").toString()).contains("pool d has 4 shards and keeps them");
        for (Object wrong : List.<Object>of(0, 17, 1.5, "two")) {
            ApiCalls.Answer refused = api.call("PUT", "/pools/e", Map.of("capacity", capacity, "shards", wrong));
            assertThat(refused.status()).as("%s shards", wrong).isEqualTo(400);
            assertThat(refused.at("errors", 0, "field")).isEqualTo("shards");
        }
    }

    @Test
    void aCancelledTaskAnswersTheNextHeartbeatOfItsWorkerWithAClearConflict() {
        submit("{'taskId':'t','type':'report'}");
        Object token = api.call("POST", "/services/s1/lease", Map.of()).at("tasks", 0, "token");
        api.call("DELETE", "/tasks/t");

        ApiCalls.Answer beat = api.call("PUT", "/tasks/t/heartbeat", Map.of("token", token));
        assertThat(beat.status()).isEqualTo(409);
        assertThat(beat.at("detail").toString()).contains("CANCELLED");
        assertThat(api.call("GET", "/pools/p1").at("slotsInUse")).isEqualTo(0L);
        assertThat(api.call("POST", "/tasks/t/complete", Map.of("token", token)).status())
                .isEqualTo(409);
    }
}
