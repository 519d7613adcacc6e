package io.podium.local.openapi;

import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.util.Map;

/** What teams, applications and workers do with the API, from an empty Podium on. */
final class Play {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final CheckedApi api;
    private final Calls calls;

    Play(CheckedApi api) {
        this.api = api;
        this.calls = new Calls(api);
    }

    void pools() {
        String pool = "{'capacity':{'cpu':8,'memory':16384},'prices':{'cpu':0.04},'policy':'dps','agingRate':0.05,"
                + "'tenants':{'acme':{'weight':3,'maxSlots':4,'maxQueued':2}},'defaultTenant':{'maxSlots':100,'maxQueued':1000}}";
        calls.ok(201, "PUT", "/pools/batch", pool);
        calls.ok(200, "PUT", "/pools/batch", pool);
        calls.ok(201, "PUT", "/pools/small", "{'capacity':{'cpu':1},'policy':'srtf','preemptionMarginSeconds':0}");
        calls.ok(201, "PUT", "/pools/lottery", "{'capacity':{'cpu':1},'policy':'random'}");
        calls.ok(200, "GET", "/pools", null);
    }

    void services() {
        String report =
                "{'serviceId':'report-1','taskTypes':['report'],'instances':2,'slots':2,'pool':'batch','resources':"
                        + "{'cpu':1},'circuit':{'failures':1,'openSeconds':30},'scaling':{'minInstances':1,'maxInstances':6}}";
        calls.ok(201, "POST", "/services", report);
        calls.ok(200, "POST", "/services", report);
        calls.ok(
                201,
                "POST",
                "/services",
                "{'serviceId':'mail','taskTypes':['mail'],'pool':'batch','dependsOn':['report-1','gone'],"
                        + "'target':{'type':'sqs','queueUrl':'https://sqs.eu-west-1.amazonaws.com/123456789012/m'},'scaling':"
                        + "{'minInstances':1,'maxInstances':2,'actuator':{'type':'eventbridge','bus':'default'}}}");
        calls.ok(
                201,
                "POST",
                "/services",
                "{'serviceId':'web','taskTypes':['web'],'pool':'batch','dependsOn':['mail'],'target':"
                        + "{'type':'http','url':'https://web.example.com/t'},'scaling':{'minInstances':1,'maxInstances':2,"
                        + "'actuator':{'type':'ecs-service','cluster':'main','service':'web'}}}");
        calls.ok(
                201,
                "POST",
                "/services",
                "{'serviceId':'fun','taskTypes':['fun'],'pool':'batch','target':{'type':'lambda',"
                        + "'functionName':'fun'},'scaling':{'minInstances':1,'maxInstances':2,'actuator':"
                        + "{'type':'lambda-concurrency','functionName':'fun'}}}");
        calls.ok(
                201,
                "POST",
                "/services",
                "{'serviceId':'tiny','taskTypes':['tiny'],'pool':'small','resources':{'cpu':1}}");
        calls.ok(
                201,
                "POST",
                "/services",
                "{'serviceId':'asleep','taskTypes':['nap'],'pool':'batch','instances':0,'scaling':"
                        + "{'minInstances':1,'maxInstances':2}}");
        calls.ok(201, "POST", "/services", "{'serviceId':'band','taskTypes':['band'],'pool':'batch','slots':2}");
        calls.ok(200, "GET", "/services?limit=2", null);
        calls.ok(200, "GET", "/services/mail", null);
        calls.ok(200, "GET", "/services/report-1", null);
        calls.ok(200, "PUT", "/services/report-1/heartbeat", null);
        calls.ok(200, "POST", "/services/web/drain", null);
        calls.ok(200, "DELETE", "/services/report-1?dryRun=true", null);
        calls.ok(200, "DELETE", "/services/mail", null);
        calls.ok(204, "DELETE", "/services/web", null);
        calls.ok(409, "POST", "/services/fun/lease", "{'max':1}");
    }

    void tasks() {
        api.with("traceparent", TRACE);
        calls.ok(
                202,
                "POST",
                "/tasks",
                "{'taskId':'r1','type':'report','pool':'batch','expectedSeconds':30,'priority':2,"
                        + "'deadline':'2026-11-22T13:00:00Z','request':{'cpu':{'min':1,'max':2}},'payload':{'day':1}}");
        api.without("traceparent");
        calls.ok(
                202,
                "POST",
                "/tasks",
                "{'taskId':'r2','type':'report','pool':'batch','dependsOn':['r1'],'correlationId':'c'}");
        calls.ok(202, "POST", "/tasks", "{'taskId':'later','type':'report','pool':'batch','delaySeconds':600}");
        calls.ok(202, "POST", "/tasks", "{'taskId':'pages','type':'report','pool':'batch','array':{'size':2}}");
        calls.ok(
                202,
                "POST",
                "/tasks",
                "{'tasks':[{'taskId':'g0','type':'band','pool':'batch','gang':'g'},"
                        + "{'taskId':'g1','type':'band','pool':'batch','gang':'g'}]}");
        calls.ok(409, "POST", "/tasks", "{'taskId':'r1','type':'mail','pool':'batch'}");
        api.as("acme");
        calls.ok(429, "POST", "/tasks", "{'taskId':'many','type':'report','pool':'batch','array':{'size':3}}");
        api.as("default");
        calls.ok(200, "GET", "/tasks/pages", null);
        calls.ok(200, "GET", "/tasks/pages.0", null);
        calls.ok(200, "GET", "/tasks/r2", null);
        calls.ok(200, "GET", "/tasks/later", null);
        calls.ok(200, "GET", "/tasks/g0", null);
        calls.ok(200, "GET", "/tasks?limit=2&status=READY&pool=batch", null);
        calls.ok(200, "GET", "/tasks/r1/explain", null);
        calls.ok(200, "GET", "/pools/batch", null);
    }

    void work() {
        Map<String, Object> leased = calls.ok(200, "POST", "/services/report-1/lease", "{'max':4}");
        calls.ok(200, "POST", "/runs", "{'pool':'batch'}");
        calls.ok(200, "POST", "/services/band/lease", "{'max':2}");
        calls.ok(200, "GET", "/pools/batch", null);
        calls.ok(200, "GET", "/tasks/r1", null);
        String r1 = Calls.token(leased, "r1");
        calls.ok(200, "PUT", "/tasks/r1/heartbeat", "{'token':'" + r1 + "'}");
        calls.pass(Duration.ofSeconds(10));
        calls.ok(200, "POST", "/tasks/r1/yield", "{'token':'" + r1 + "','remainingSeconds':5}");
        calls.ok(200, "GET", "/tasks/r1", null);
        leased = calls.ok(200, "POST", "/services/report-1/lease", "{'max':4}");
        r1 = Calls.token(leased, "r1");
        calls.pass(Duration.ofSeconds(10));
        calls.ok(200, "POST", "/tasks/r1/complete", "{'token':'" + r1 + "','result':{'pages':12}}");
        calls.ok(200, "GET", "/tasks/r1", null);
        calls.ok(409, "PUT", "/tasks/r1/heartbeat", "{'token':'" + r1 + "'}");
        String stale = "1.aaaaaaaaaaaaa.default";
        calls.ok(409, "POST", "/tasks/r2/complete", "{'token':'" + stale + "'}");
        calls.ok(409, "POST", "/tasks/r2/fail", "{'token':'" + stale + "'}");
        calls.ok(409, "POST", "/tasks/r2/yield", "{'token':'" + stale + "','remainingSeconds':1}");
        calls.ok(
                200,
                "POST",
                "/tasks/complete",
                "{'reports':[{'taskId':'r1','token':'" + r1 + "','status':'succeeded',"
                        + "'result':{'pages':12}},{'taskId':'r2','token':'" + stale + "','status':'succeeded'}]}");
    }

    void failures() {
        calls.ok(
                202,
                "POST",
                "/tasks",
                "{'taskId':'bad','type':'tiny','pool':'small','maxAttempts':1,'expectedSeconds':9}");
        fail("bad", true);
        calls.ok(200, "GET", "/tasks/bad", null);
        calls.ok(200, "POST", "/tasks/redrive", "{'dryRun':true}");
        calls.ok(202, "POST", "/tasks/bad/redrive", null);
        calls.ok(409, "POST", "/tasks/bad/redrive", null);
        fail("bad", true);
        calls.ok(
                202,
                "POST",
                "/tasks",
                "{'taskId':'bad2','type':'tiny','pool':'small','maxAttempts':1,'expectedSeconds':9}");
        fail("bad2", true);
        calls.ok(202, "POST", "/tasks/redrive", "{'limit':1}");
        calls.ok(202, "POST", "/tasks/redrive", "{}");
        calls.ok(200, "DELETE", "/tasks/bad", null);
        calls.ok(200, "DELETE", "/tasks/bad2", null);
        calls.ok(409, "DELETE", "/tasks/r1", null);
        calls.ok(202, "POST", "/tasks", "{'taskId':'twice','type':'tiny','pool':'small','expectedSeconds':9}");
        fail("twice", true);
        calls.ok(200, "GET", "/tasks/twice", null);
        calls.ok(200, "DELETE", "/tasks/twice", null);
    }

    private void fail(String id, boolean retryable) {
        Map<String, Object> leased = calls.ok(200, "POST", "/services/tiny/lease", "{'max':1}");
        calls.ok(
                200,
                "POST",
                "/tasks/" + id + "/fail",
                "{'token':'" + Calls.token(leased, id) + "','error':'disk full','retryable':" + retryable + "}");
    }

    /** A running task gives way to a shorter one; then a service fails until its circuit opens and a task tries it. */
    void preemption() {
        calls.ok(202, "POST", "/tasks", "{'taskId':'long','type':'tiny','pool':'small','expectedSeconds':3600}");
        Map<String, Object> leased = calls.ok(200, "POST", "/services/tiny/lease", "{'max':1}");
        calls.ok(202, "POST", "/tasks", "{'taskId':'short','type':'tiny','pool':'small','expectedSeconds':1}");
        calls.ok(200, "POST", "/services/tiny/lease", "{'max':1}");
        calls.ok(200, "POST", "/runs", "{'pool':'small'}");
        calls.ok(200, "GET", "/tasks/long", null);
        calls.ok(200, "PUT", "/tasks/long/heartbeat", "{'token':'" + Calls.token(leased, "long") + "'}");
    }

    void explanations() {
        calls.ok(
                201,
                "POST",
                "/services",
                "{'serviceId':'dice','taskTypes':['dice'],'pool':'lottery','resources':{'cpu':1},"
                        + "'circuit':{'failures':1,'openSeconds':30}}");
        for (String id : new String[] {"d1", "d2", "d3"}) {
            calls.ok(
                    202,
                    "POST",
                    "/tasks",
                    "{'taskId':'" + id + "','type':'dice','pool':'lottery','expectedSeconds':20,"
                            + "'deadline':'2026-11-22T13:00:00Z'}");
        }
        Map<String, Object> leased = calls.ok(200, "POST", "/services/dice/lease", "{'max':1}");
        for (String id : new String[] {"d1", "d2", "d3", "r1", "r2", "later", "long", "g0"}) {
            calls.ok(200, "GET", "/tasks/" + id + "/explain", null);
        }
        String id = new Tree(leased)
                .at("tasks")
                .elements()
                .get(0)
                .at("taskId")
                .text()
                .orElseThrow();
        calls.ok(
                200, "POST", "/tasks/" + id + "/fail", "{'token':'" + Calls.token(leased, id) + "','error':'no luck'}");
        calls.ok(200, "GET", "/services/dice", null);
        calls.pass(Duration.ofSeconds(31));
        calls.ok(200, "POST", "/services/dice/lease", "{'max':1}");
        calls.ok(200, "GET", "/services/dice", null);
    }
}
