package io.podium.local.openapi;

import java.time.Duration;
import java.util.Map;

/** What operators do with the API of a Podium that has been used. */
final class OperatorPlay {
    private final CheckedApi api;
    private final Calls calls;

    OperatorPlay(CheckedApi api) {
        this.api = api;
        this.calls = new Calls(api);
    }

    void schedules() {
        calls.ok(201, "PUT", "/schedules/nightly", "{'cron':'* * * * *','task':{'type':'report','pool':'batch'}}");
        calls.ok(
                200,
                "PUT",
                "/schedules/nightly",
                "{'cron':'* * * * *','task':{'type':'report','pool':'batch','priority':1," + "'deadlineSeconds':60}}");
        calls.ok(
                201,
                "PUT",
                "/schedules/r1",
                "{'cron':'* * * * *','task':{'type':'report','pool':'batch','expectedSeconds':9,"
                        + "'request':{'cpu':{'min':1}},'dependsOn':['gone'],'onParentFailure':'run','delaySeconds':1,'payload':{},"
                        + "'maxAttempts':2,'array':{'size':2},'correlationId':'night'}}");
        calls.pass(Duration.ofMinutes(2));
        calls.tick("CronFunction");
        calls.ok(200, "GET", "/schedules?limit=1", null);
        calls.ok(200, "GET", "/schedules/nightly", null);
        calls.ok(200, "GET", "/schedules/r1", null);
        calls.ok(204, "DELETE", "/schedules/r1", null);
    }

    void plans() {
        calls.ok(404, "GET", "/plans/latest", null);
        calls.tick("SweepFunction");
        calls.ok(201, "POST", "/services", "{'serviceId':'quick','taskTypes':['quick'],'pool':'batch'}");
        calls.ok(202, "POST", "/tasks", "{'taskId':'q','type':'quick','pool':'batch','expectedSeconds':5}");
        Map<String, Object> leased = calls.ok(200, "POST", "/services/quick/lease", "{}");
        calls.pass(Duration.ofSeconds(5));
        calls.ok(200, "POST", "/tasks/q/complete", "{'token':'" + Calls.token(leased, "q") + "'}");
        calls.pass(Duration.ofMinutes(1));
        calls.ok(200, "POST", "/optimize?dryRun=true", null);
        calls.ok(200, "POST", "/optimize", null);
        calls.pass(Duration.ofMinutes(1));
        calls.tick("OptimizeFunction");
        calls.ok(200, "POST", "/optimize", "{}");
        calls.ok(200, "POST", "/optimize/pause", "{'reason':'a release is on'}");
        calls.ok(200, "GET", "/plans/latest", null);
        calls.ok(200, "POST", "/optimize/resume", null);
        calls.ok(200, "GET", "/plans?limit=1", null);
        calls.ok(200, "GET", "/plans?brief=true", null);
        calls.ok(200, "GET", "/plans/1", null);
        calls.ok(200, "GET", "/plans/diff?from=1&to=1", null);
        calls.ok(404, "GET", "/plans/diff?from=1&to=99", null);
        calls.ok(200, "POST", "/optimize/solve", "{'sense':'max','c':[3,5],'A':[[1,0],[0,2],[3,2]],'b':[4,12,18]}");
        calls.ok(200, "POST", "/optimize/solve", "{'sense':'min','c':[1],'A':[[1]],'b':[-1]}");
    }

    void runs() {
        calls.ok(
                200,
                "POST",
                "/runs",
                "{'services':[{'serviceId':'late','taskTypes':['late'],'pool':'batch'}],'tasks':"
                        + "[{'taskId':'run-1','type':'late','pool':'batch'}],'optimize':true}");
        calls.ok(422, "POST", "/runs", "{'tasks':[{'type':7}]}");
    }

    void status() {
        calls.ok(200, "GET", "/health", null);
        calls.ok(200, "GET", "/metrics?resolution=60", null);
        calls.ok(404, "GET", "/metrics?pool=none", null);
        api.stage.base.metricsAreDown = true;
        calls.ok(503, "GET", "/metrics", null);
        calls.ok(200, "GET", "/audit?limit=100", null);
        calls.ok(200, "GET", "/audit?limit=1", null);
    }

    void console() {
        calls.ok(200, "POST", "/simulate", "{'servers':1,'policies':['fifo'],'arrivals':[0,0],'durations':[8,2]}");
        for (String target : new String[] {"/", "/console/main.js", "/console/console.css", "/console/icon.svg"}) {
            calls.ok(200, "GET", target, null);
            api.with("if-none-match", api.etag(target));
            calls.ok(304, "GET", target, null);
            api.without("if-none-match");
        }
    }
}
