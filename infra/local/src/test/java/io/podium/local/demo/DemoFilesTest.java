package io.podium.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.trace.Arrival;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFilesTest {
    private static final Path DEMO = Path.of("../../events/demo");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void takesTheServicesThatTheWorkloadNeeds() throws Exception {
        Trace workload = TraceReader.read(Path.of("../../events/workload.csv"));
        DemoFiles files = DemoFiles.read(DEMO, workload);
        assertThat(files.pools()).containsOnlyKeys("main");
        assertThat(files.services())
                .extracting(service -> service.get("serviceId"))
                .containsExactlyInAnyOrder("invoices", "reports", "thumbnails", "transcoders");
    }

    @Test
    void makesAServiceForATypeThatNobodyServes() throws Exception {
        DemoFiles files = DemoFiles.read(DEMO, trace("arrival_s,duration_s,type\n0,1,code\n0,1,invoice\n"));
        assertThat(files.services())
                .extracting(service -> service.get("serviceId"))
                .containsExactlyInAnyOrder("for-code", "invoices");
        assertThat(files.services())
                .anySatisfy(service -> assertThat(service).containsEntry("taskTypes", List.of("code")));
    }

    @Test
    void givesTasksTheSameIdsEveryTime() {
        Trace trace = trace("arrival_s,duration_s\n0,1\n1,1\n");
        Arrival first = trace.arrivals().get(0);
        TaskBodies bodies = new TaskBodies(trace, START);
        assertThat(bodies.key(0, first)).isEqualTo(new TaskBodies(trace, START).key(0, first));
        assertThat(bodies.key(0, first)).isNotEqualTo(bodies.key(1, first));
        Trace other = trace("arrival_s,duration_s\n0,1\n1,2\n");
        assertThat(bodies.key(0, first)).isNotEqualTo(new TaskBodies(other, START).key(0, first));
    }

    @Test
    void submitsWhatTheTraceSays() {
        Trace trace =
                trace("arrival_s,duration_s,type,priority,tenant,cpu,memory,deadline_s\n0.5,0,t,3,acme,2,,9.25\n");
        Map<String, Object> body =
                new TaskBodies(trace, START).body(0, trace.arrivals().get(0));
        assertThat(body)
                .containsEntry("type", "t")
                .containsEntry("priority", 3.0)
                .containsEntry("expectedSeconds", 0.001)
                .containsEntry("payload", Map.of("seconds", 0.0))
                .containsEntry("request", Map.of("cpu", Map.of("min", 2.0)))
                .containsEntry("deadline", "2026-03-01T12:00:09.250Z");
    }

    @Test
    void remembersWhenATraceBeganOnItsData(@TempDir Path data) throws Exception {
        Trace trace = trace("arrival_s,duration_s\n0,1\n");
        assertThat(ReplayStart.of(data, trace, START)).isEqualTo(START);
        assertThat(ReplayStart.of(data, trace, START.plusSeconds(99))).isEqualTo(START);
        Trace other = trace("arrival_s,duration_s\n0,2\n");
        assertThat(ReplayStart.of(data, other, START.plusSeconds(99))).isEqualTo(START.plusSeconds(99));
    }

    private static Trace trace(String text) {
        return TraceReader.read("t.csv", text);
    }
}
