package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules through the API; it is Sunday, 22 November 2026, 12:00 UTC. */
class SchedulesApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);
    private final CronHandler everyMinute = new CronHandler(platform);

    private ApiCalls.Answer put(String id, String json) {
        return api.raw("PUT", "/schedules/" + id, json.replace('\'', '"'));
    }

    private Map<?, ?> comes(long seconds) {
        platform.now = platform.now.plusSeconds(seconds);
        return (Map<?, ?>) everyMinute.handle(Map.of("source", "timer"));
    }

    @Test
    void aScheduleIsCreatedShownListedAndRemoved() {
        String body = "{'cron':'30 9 * * *','timeZone':'Europe/Berlin','task':{'type':'report'}}";
        ApiCalls.Answer created = put("a", body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("nextAt")).isEqualTo("2026-11-23T08:30:00Z");
        assertThat(created.at("overlap")).isEqualTo("allow");
        assertThat(created.at("catchUp")).isEqualTo("latest");
        assertThat(created.at("enabled")).isEqualTo(true);
        assertThat(put("a", body).status()).isEqualTo(200);
        ApiCalls.Answer shown = api.call("GET", "/schedules/a");
        assertThat((List<?>) shown.at("nextTimes")).hasSize(5);
        assertThat(shown.at("nextTimes", 1)).isEqualTo("2026-11-24T08:30:00Z");
        assertThat(shown.at("task", "type")).isEqualTo("report");
        assertThat(api.call("GET", "/schedules").at("schedules", 0, "scheduleId"))
                .isEqualTo("a");
        assertThat(api.call("DELETE", "/schedules/a").status()).isEqualTo(204);
        assertThat(api.call("GET", "/schedules/a").status()).isEqualTo(404);
        assertThat(api.call("DELETE", "/schedules/a").status()).isEqualTo(404);
    }

    @Test
    void itsTaskIsSubmittedAtItsTimeUnderAnIdThatNamesIt() {
        put(
                "a",
                "{'cron':'*/5 * * * *','task':{'type':'report','payload':{'n':1},'delaySeconds':10,'deadlineSeconds':60}}");

        assertThat(comes(299).get("schedules")).isEqualTo(0L);
        assertThat(comes(31).get("occurrences")).isEqualTo(1L);
        ApiCalls.Answer task = api.call("GET", "/tasks/a.20261122T120500Z");
        assertThat(task.at("payload", "n")).isEqualTo(1L);
        assertThat(task.at("deadline")).isEqualTo("2026-11-22T12:06:00Z");
        assertThat(api.call("GET", "/schedules/a").at("lastTaskId")).isEqualTo("a.20261122T120500Z");
        assertThat(api.call("GET", "/schedules/a").at("nextAt")).isEqualTo("2026-11-22T12:10:00Z");
    }

    @Test
    void aScheduleCanSubmitAnArrayAndWaitForAllOfIt() {
        put("a", "{'cron':'*/5 * * * *','overlap':'skip','task':{'type':'report','array':{'size':3}}}");

        comes(300);
        assertThat(api.call("GET", "/tasks/a.20261122T120500Z").at("arraySize")).isEqualTo(3L);
        assertThat(comes(300).get("occurrences")).isEqualTo(0L);
        api.call("DELETE", "/tasks/a.20261122T120500Z");
        assertThat(comes(300).get("occurrences")).isEqualTo(1L);
        assertThat(api.call("GET", "/schedules/a").at("skipped")).isEqualTo(1L);
    }

    @Test
    void tenantsHaveSchedulesOfTheirOwn() {
        put("a", "{'cron':'0 * * * *','task':{'type':'report'}}");
        api.as("other");

        assertThat(api.call("GET", "/schedules/a").status()).isEqualTo(404);
        assertThat((List<?>) api.call("GET", "/schedules").at("schedules")).isEmpty();
        assertThat(put("a", "{'cron':'5 * * * *','task':{'type':'other'}}").status())
                .isEqualTo(201);
        comes(3_600);
        assertThat(api.call("GET", "/tasks/a.20261122T120500Z").at("type")).isEqualTo("other");
    }

    @Test
    void aScheduleWhosePoolIsMissingSaysSo() {
        put("a", "{'cron':'*/5 * * * *','task':{'type':'report','pool':'gone'}}");

        assertThat(comes(300).get("failed")).isEqualTo(1L);
        assertThat(api.call("GET", "/schedules/a").at("lastError").toString()).contains("gone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'task':{'type':'x'}}|cron",
                "{'cron':'* * * *','task':{'type':'x'}}|cron",
                "{'cron':'0 0 30 2 *','task':{'type':'x'}}|cron",
                "{'cron':'61 * * * *','task':{'type':'x'}}|cron",
                "{'cron':'* * * * *','timeZone':'Mars/Base','task':{'type':'x'}}|timeZone",
                "{'cron':'* * * * *'}|task",
                "{'cron':'* * * * *','task':'x'}|task",
                "{'cron':'* * * * *','task':{}}|task.type",
                "{'cron':'* * * * *','task':{'type':'x','colour':'red'}}|task.colour",
                "{'cron':'* * * * *','task':{'type':'x','taskId':'a'}}|task.taskId",
                "{'cron':'* * * * *','task':{'type':'x','gang':'g'}}|task.gang",
                "{'cron':'* * * * *','task':{'type':'x','deadline':'2027-01-01T00:00:00Z'}}|task.deadline",
                "{'cron':'* * * * *','task':{'type':'x','deadlineSeconds':-1}}|task.deadlineSeconds",
                "{'cron':'* * * * *','task':{'type':'x','array':{'size':0}}}|task.array.size",
                "{'cron':'* * * * *','task':{'type':'x'},'overlap':'maybe'}|overlap",
                "{'cron':'* * * * *','task':{'type':'x'},'catchUp':'some'}|catchUp",
                "{'cron':'* * * * *','task':{'type':'x'},'enabled':'yes'}|enabled",
                "{'cron':'* * * * *','task':{'type':'x'},'colour':'red'}|colour"
            })
    void wrongSchedulesAreRefusedByFieldAndNotStored(String json, String field) {
        ApiCalls.Answer answer = put("a", json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat((List<?>) answer.at("errors")).anySatisfy(error -> assertThat(((Map<?, ?>) error).get("field"))
                .isEqualTo(field));
        assertThat(api.call("GET", "/schedules/a").status()).isEqualTo(404);
    }

    @Test
    void anIdThatLeavesNoRoomForATimeIsRefused() {
        ApiCalls.Answer answer = put("a".repeat(101), "{'cron':'* * * * *','task':{'type':'x'}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("id");
    }
}
