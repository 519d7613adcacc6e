package io.podium.local.openapi;

import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users, workers and operators do with the API, from an empty Podium on. */
final class Play {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final CheckedApi api;

    Play(CheckedApi api) {
        this.api = api;
    }

    void pools() {
        String pool = "{'capacity':{'cpu':8,'memory':16384},'prices':{'cpu':0.04},'policy':'dps','agingRate':0.05,"
                + "'tenants':{'acme':{'weight':3,'maxSlots':4,'maxQueued':2}},'defaultTenant':{'maxSlots':100,'maxQueued':1000}}";
        ok(201, "PUT", "/pools/batch", pool);
        ok(200, "PUT", "/pools/batch", pool);
        ok(201, "PUT", "/pools/small", "{'capacity':{'cpu':1},'policy':'srtf','preemptionMarginSeconds':0}");
        ok(201, "PUT", "/pools/lottery", "{'capacity':{'cpu':1},'policy':'random'}");
        ok(200, "GET", "/pools", null);
    }

    void services() {
        String report = "{'serviceId':'report-1','taskTypes':['report'],'instances':2,'slots':2,'pool':'batch','resources':"
                + "{'cpu':1},'circuit':{'failures':1,'openSeconds':30},'scaling':{'minInstances':1,'maxInstances':6}}";
        ok(201, "POST", "/services", report);
        ok(200, "POST", "/services", report);
        ok(201, "POST", "/services", "{'serviceId':'mail','taskTypes':['mail'],'pool':'batch','dependsOn':['report-1','gone'],"
                + "'target':{'type':'sqs','queueUrl':'https://sqs.eu-west-1.amazonaws.com/123456789012/m'},'scaling':"
                + "{'minInstances':1,'maxInstances':2,'actuator':{'type':'eventbridge','bus':'default'}}}");
        ok(201, "POST", "/services", "{'serviceId':'web','taskTypes':['web'],'pool':'batch','dependsOn':['mail'],'target':"
                + "{'type':'http','url':'https://web.example.com/t'},'scaling':{'minInstances':1,'maxInstances':2,"
                + "'actuator':{'type':'ecs-service','cluster':'main','service':'web'}}}");
        ok(201, "POST", "/services", "{'serviceId':'fun','taskTypes':['fun'],'pool':'batch','target':{'type':'lambda',"
                + "'functionName':'fun'},'scaling':{'minInstances':1,'maxInstances':2,'actuator':"
                + "{'type':'lambda-concurrency','functionName':'fun'}}}");
        ok(201, "POST", "/services", "{'serviceId':'tiny','taskTypes':['tiny'],'pool':'small','resources':{'cpu':1}}");
        ok(201, "POST", "/services", "{'serviceId':'asleep','taskTypes':['nap'],'pool':'batch','instances':0,'scaling':"
                + "{'minInstances':1,'maxInstances':2}}");
        ok(201, "POST", "/services", "{'serviceId':'band','taskTypes':['band'],'pool':'batch','slots':2}");
        ok(200, "GET", "/services?limit=2", null);
        ok(200, "GET", "/services/mail", null);
        ok(200, "GET", "/services/report-1", null);
        ok(200, "PUT", "/services/report-1/heartbeat", null);
        ok(200, "POST", "/services/web/drain", null);
        ok(200, "DELETE", "/services/report-1?dryRun=true", null);
        ok(200, "DELETE", "/services/mail", null);
        ok(204, "DELETE", "/services/web", null);
        ok(409, "POST", "/services/fun/lease", "{'max':1}");
    }

    void tasks() {
        api.with("traceparent", TRACE);
        ok(202, "POST", "/tasks", "{'taskId':'r1','type':'report','pool':'batch','expectedSeconds':30,'priority':2,"
                + "'deadline':'2026-11-22T13:00:00Z','request':{'cpu':{'min':1,'max':2}},'payload':{'day':1}}");
        api.without("traceparent");
        ok(202, "POST", "/tasks", "{'taskId':'r2','type':'report','pool':'batch','dependsOn':['r1'],'correlationId':'c'}");
        ok(202, "POST", "/tasks", "{'taskId':'later','type':'report','pool':'batch','delaySeconds':600}");
        ok(202, "POST", "/tasks", "{'taskId':'pages','type':'report','pool':'batch','array':{'size':2}}");
        ok(202, "POST", "/tasks", "{'tasks':[{'taskId':'g0','type':'band','pool':'batch','gang':'g'},"
                + "{'taskId':'g1','type':'band','pool':'batch','gang':'g'}]}");
        ok(409, "POST", "/tasks", "{'taskId':'r1','type':'mail','pool':'batch'}");
        api.as("acme");
        ok(429, "POST", "/tasks", "{'taskId':'many','type':'report','pool':'batch','array':{'size':3}}");
        api.as("default");
        ok(200, "GET", "/tasks/pages", null);
        ok(200, "GET", "/tasks/pages.0", null);
        ok(200, "GET", "/tasks/r2", null);
        ok(200, "GET", "/tasks/later", null);
        ok(200, "GET", "/tasks/g0", null);
        ok(200, "GET", "/tasks?limit=2&status=READY&pool=batch", null);
        ok(200, "GET", "/tasks/r1/explain", null);
        ok(200, "GET", "/pools/batch", null);
    }

    void work() {
        Map<String, Object> leased = ok(200, "POST", "/services/report-1/lease", "{'max':4}");
        ok(200, "POST", "/runs", "{'pool':'batch'}");
        ok(200, "POST", "/services/band/lease", "{'max':2}");
        ok(200, "GET", "/pools/batch", null);
        ok(200, "GET", "/tasks/r1", null);
        String r1 = token(leased, "r1");
        ok(200, "PUT", "/tasks/r1/heartbeat", "{'token':'" + r1 + "'}");
        pass(Duration.ofSeconds(10));
        ok(200, "POST", "/tasks/r1/yield", "{'token':'" + r1 + "','remainingSeconds':5}");
        ok(200, "GET", "/tasks/r1", null);
        leased = ok(200, "POST", "/services/report-1/lease", "{'max':4}");
        r1 = token(leased, "r1");
        pass(Duration.ofSeconds(10));
        ok(200, "POST", "/tasks/r1/complete", "{'token':'" + r1 + "','result':{'pages':12}}");
        ok(200, "GET", "/tasks/r1", null);
        ok(409, "PUT", "/tasks/r1/heartbeat", "{'token':'" + r1 + "'}");
        String stale = "1.aaaaaaaaaaaaa.default";
        ok(409, "POST", "/tasks/r2/complete", "{'token':'" + stale + "'}");
        ok(409, "POST", "/tasks/r2/fail", "{'token':'" + stale + "'}");
        ok(409, "POST", "/tasks/r2/yield", "{'token':'" + stale + "','remainingSeconds':1}");
        ok(200, "POST", "/tasks/complete", "{'reports':[{'taskId':'r1','token':'" + r1 + "','status':'succeeded',"
                + "'result':{'pages':12}},{'taskId':'r2','token':'" + stale + "','status':'succeeded'}]}");
    }

    void failures() {
        ok(202, "POST", "/tasks", "{'taskId':'bad','type':'tiny','pool':'small','maxAttempts':1,'expectedSeconds':9}");
        fail("bad", true);
        ok(200, "GET", "/tasks/bad", null);
        ok(200, "POST", "/tasks/redrive", "{'dryRun':true}");
        ok(202, "POST", "/tasks/bad/redrive", null);
        ok(409, "POST", "/tasks/bad/redrive", null);
        fail("bad", true);
        ok(202, "POST", "/tasks", "{'taskId':'bad2','type':'tiny','pool':'small','maxAttempts':1,'expectedSeconds':9}");
        fail("bad2", true);
        ok(202, "POST", "/tasks/redrive", "{'limit':1}");
        ok(202, "POST", "/tasks/redrive", "{}");
        ok(200, "DELETE", "/tasks/bad", null);
        ok(200, "DELETE", "/tasks/bad2", null);
        ok(409, "DELETE", "/tasks/r1", null);
        ok(202, "POST", "/tasks", "{'taskId':'twice','type':'tiny','pool':'small','expectedSeconds':9}");
        fail("twice", true);
        ok(200, "GET", "/tasks/twice", null);
        ok(200, "DELETE", "/tasks/twice", null);
    }

    private void fail(String id, boolean retryable) {
        Map<String, Object> leased = ok(200, "POST", "/services/tiny/lease", "{'max':1}");
        ok(200, "POST", "/tasks/" + id + "/fail", "{'token':'" + token(leased, id) + "','error':'disk full','retryable':" + retryable + "}");
    }

    /** A running task gives way to a shorter one; then a service fails until its circuit opens and a task tries it. */
    void preemption() {
        ok(202, "POST", "/tasks", "{'taskId':'long','type':'tiny','pool':'small','expectedSeconds':3600}");
        Map<String, Object> leased = ok(200, "POST", "/services/tiny/lease", "{'max':1}");
        ok(202, "POST", "/tasks", "{'taskId':'short','type':'tiny','pool':'small','expectedSeconds':1}");
        ok(200, "POST", "/services/tiny/lease", "{'max':1}");
        ok(200, "POST", "/runs", "{'pool':'small'}");
        ok(200, "GET", "/tasks/long", null);
        ok(200, "PUT", "/tasks/long/heartbeat", "{'token':'" + token(leased, "long") + "'}");
    }

    void explanations() {
        ok(201, "POST", "/services", "{'serviceId':'dice','taskTypes':['dice'],'pool':'lottery','resources':{'cpu':1},"
                + "'circuit':{'failures':1,'openSeconds':30}}");
        for (String id : new String[] {"d1", "d2", "d3"}) {
            ok(202, "POST", "/tasks", "{'taskId':'" + id + "','type':'dice','pool':'lottery','expectedSeconds':20,"
                    + "'deadline':'2026-11-22T13:00:00Z'}");
        }
        Map<String, Object> leased = ok(200, "POST", "/services/dice/lease", "{'max':1}");
        for (String id : new String[] {"d1", "d2", "d3", "r1", "r2", "later", "long", "g0"}) {
            ok(200, "GET", "/tasks/" + id + "/explain", null);
        }
        String id = new Tree(leased).at("tasks").elements().get(0).at("taskId").text().orElseThrow();
        ok(200, "POST", "/tasks/" + id + "/fail", "{'token':'" + token(leased, id) + "','error':'no luck'}");
        ok(200, "GET", "/services/dice", null);
        pass(Duration.ofSeconds(31));
        ok(200, "POST", "/services/dice/lease", "{'max':1}");
        ok(200, "GET", "/services/dice", null);
    }

    void schedules() {
        ok(201, "PUT", "/schedules/nightly", "{'cron':'* * * * *','task':{'type':'report','pool':'batch'}}");
        ok(200, "PUT", "/schedules/nightly", "{'cron':'* * * * *','task':{'type':'report','pool':'batch','priority':1,"
                + "'deadlineSeconds':60}}");
        ok(201, "PUT", "/schedules/r1", "{'cron':'* * * * *','task':{'type':'report','pool':'batch','expectedSeconds':9,"
                + "'request':{'cpu':{'min':1}},'dependsOn':['gone'],'onParentFailure':'run','delaySeconds':1,'payload':{},"
                + "'maxAttempts':2,'array':{'size':2},'correlationId':'night'}}");
        pass(Duration.ofMinutes(2));
        api.stage.tick("CronFunction");
        ok(200, "GET", "/schedules?limit=1", null);
        ok(200, "GET", "/schedules/nightly", null);
        ok(200, "GET", "/schedules/r1", null);
        ok(204, "DELETE", "/schedules/r1", null);
    }

    void plans() {
        ok(404, "GET", "/plans/latest", null);
        api.stage.tick("SweepFunction");
        ok(201, "POST", "/services", "{'serviceId':'quick','taskTypes':['quick'],'pool':'batch'}");
        ok(202, "POST", "/tasks", "{'taskId':'q','type':'quick','pool':'batch','expectedSeconds':5}");
        Map<String, Object> leased = ok(200, "POST", "/services/quick/lease", "{}");
        pass(Duration.ofSeconds(5));
        ok(200, "POST", "/tasks/q/complete", "{'token':'" + token(leased, "q") + "'}");
        pass(Duration.ofMinutes(1));
        ok(200, "POST", "/optimize?dryRun=true", null);
        ok(200, "POST", "/optimize", null);
        pass(Duration.ofMinutes(1));
        api.stage.tick("OptimizeFunction");
        ok(200, "POST", "/optimize", "{}");
        ok(200, "POST", "/optimize/pause", "{'reason':'a release is on'}");
        ok(200, "GET", "/plans/latest", null);
        ok(200, "POST", "/optimize/resume", null);
        ok(200, "GET", "/plans?limit=1", null);
        ok(200, "GET", "/plans?brief=true", null);
        ok(200, "GET", "/plans/1", null);
        ok(200, "GET", "/plans/diff?from=1&to=1", null);
        ok(404, "GET", "/plans/diff?from=1&to=99", null);
        ok(200, "POST", "/optimize/solve", "{'sense':'max','c':[3,5],'A':[[1,0],[0,2],[3,2]],'b':[4,12,18]}");
        ok(200, "POST", "/optimize/solve", "{'sense':'min','c':[1],'A':[[1]],'b':[-1]}");
    }

    void runs() {
        ok(200, "POST", "/runs", "{'services':[{'serviceId':'late','taskTypes':['late'],'pool':'batch'}],'tasks':"
                + "[{'taskId':'run-1','type':'late','pool':'batch'}],'optimize':true}");
        ok(422, "POST", "/runs", "{'tasks':[{'type':7}]}");
    }

    void status() {
        ok(200, "GET", "/health", null);
        ok(200, "GET", "/metrics?resolution=60", null);
        ok(404, "GET", "/metrics?pool=none", null);
        api.stage.base.metricsAreDown = true;
        ok(503, "GET", "/metrics", null);
        ok(200, "GET", "/audit?limit=100", null);
        ok(200, "GET", "/audit?limit=1", null);
    }

    void console() {
        ok(200, "POST", "/simulate", "{'servers':1,'policies':['fifo'],'arrivals':[0,0],'durations':[8,2]}");
        for (String target : new String[] {"/", "/console/main.js", "/console/console.css", "/console/icon.svg"}) {
            ok(200, "GET", target, null);
            api.with("if-none-match", api.etag(target));
            ok(304, "GET", target, null);
            api.without("if-none-match");
        }
    }

    private void pass(Duration time) {
        api.stage.base.now = api.stage.base.now.plus(time);
    }

    private static String token(Map<String, Object> leased, String id) {
        return new Tree(leased)
                .at("tasks").elements().stream()
                        .filter(task -> task.at("taskId").is(id))
                        .findFirst()
                        .flatMap(task -> task.at("token").text())
                        .orElseThrow(() -> new AssertionError(id + " is not among " + leased));
    }

    /** Calls a route with a body in which apostrophes stand for quotation marks. */
    private Map<String, Object> ok(int status, String method, String target, @Nullable String body) {
        return api.expect(status, method, target, body == null ? null : body.replace('\'', '"'));
    }
}
