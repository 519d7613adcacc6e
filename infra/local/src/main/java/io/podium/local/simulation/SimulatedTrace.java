package io.podium.local.simulation;

import io.podium.domain.simulation.Job;
import io.podium.domain.simulation.Workload;
import io.podium.local.trace.SwfJob;
import io.podium.local.trace.SwfReader;
import io.podium.local.trace.SwfTrace;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceException;
import io.podium.local.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A trace that can be simulated.
 *
 * @param name where it comes from
 * @param workload its jobs
 * @param skipped how many of its jobs cannot be run
 * @param wasSorted whether they stood in the order of their arrival
 */
public record SimulatedTrace(String name, Workload workload, int skipped, boolean wasSorted) {

    /**
     * Reads a file: in the Standard Workload Format if its name ends so, else CSV, whose tasks take one server each.
     *
     * @param servers how many servers there are; a job that takes more is refused
     * @throws TraceException if it is no trace, or a job is too wide
     * @throws IOException if it cannot be read
     */
    public static SimulatedTrace read(Path file, int servers) throws IOException {
        return SwfReader.reads(file) ? of(SwfReader.read(file), servers) : of(TraceReader.read(file));
    }

    private static SimulatedTrace of(Trace trace) {
        List<Job> jobs = trace.arrivals().stream()
                .map(task -> new Job(task.at(), task.duration(), 1, task.priority(), task.deadline()).of(task.tenant()))
                .toList();
        return new SimulatedTrace(trace.name(), new Workload(jobs), 0, trace.wasSorted());
    }

    private static SimulatedTrace of(SwfTrace trace, int servers) {
        for (SwfJob job : trace.jobs()) {
            if (job.processors() > servers) {
                throw new TraceException(
                        trace.name(),
                        job.line(),
                        "the job takes " + job.processors() + " processors, and there are " + servers
                                + ". Maybe simulate more servers.");
            }
        }
        List<Job> jobs = trace.jobs().stream()
                .map(job -> new Job(job.at(), job.duration(), job.processors(), 0, null))
                .toList();
        return new SimulatedTrace(trace.name(), new Workload(jobs), trace.skipped(), trace.wasSorted());
    }

    /** Returns whether any job is another tenant's than the default. */
    public boolean hasTenants() {
        return workload.jobs().stream().anyMatch(job -> !job.tenant().equals(Job.DEFAULT_TENANT));
    }

    /** Returns the processor seconds of all jobs. */
    public double workSeconds() {
        return workload.jobs().stream()
                .mapToDouble(job -> job.seconds() * job.processors())
                .sum();
    }

    /** Returns how many servers the work keeps busy if it is spread from the first arrival to the last. */
    public double offeredServers() {
        List<Job> jobs = workload.jobs();
        double span = jobs.get(jobs.size() - 1).arrivalSeconds() - jobs.get(0).arrivalSeconds();
        return workSeconds() / Math.max(span, 1e-9);
    }

    /** Returns whether any job has a deadline. */
    public boolean hasDeadlines() {
        return workload.jobs().stream().anyMatch(job -> job.deadlineSeconds() != null);
    }

    /** Returns what a reader of the figures should know of how the trace was read; often nothing. */
    public List<String> notes() {
        return Stream.of(
                        skipped == 0 ? "" : skipped + " jobs without a known run time or processors were skipped",
                        wasSorted ? "" : "the arrivals were not in order and were sorted")
                .filter(note -> !note.isEmpty())
                .toList();
    }
}
