package io.podium.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.simulation.Job;
import io.podium.local.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTraceTest {
    @TempDir
    private Path directory;

    @Test
    void tasksOfCsvTakeOneServerWithTheirPriorityAndDeadline() throws IOException {
        SimulatedTrace trace = read("a.csv", "arrival_s,duration_s,priority,deadline_s,cpu\n2,3,4,5,6\n7,1,,,\n", 1);

        assertThat(trace.workload().jobs()).containsExactly(new Job(2, 3, 1, 4, 5.0), Job.of(7, 1));
        assertThat(trace.workSeconds()).isEqualTo(4);
        assertThat(trace.offeredServers()).isEqualTo(0.8);
        assertThat(trace.hasDeadlines()).isTrue();
        assertThat(trace.notes()).isEmpty();
    }

    @Test
    void jobsOfSwfTakeTheirProcessors() throws IOException {
        SimulatedTrace trace = read("a.swf", "1 0 0 10 3 0 0 3\n2 5 0 1 4 0 0 4\n", 4);

        assertThat(trace.workload().jobs()).containsExactly(new Job(0, 10, 3, 0, null), new Job(5, 1, 4, 0, null));
        assertThat(trace.workSeconds()).isEqualTo(34);
        assertThat(trace.hasDeadlines()).isFalse();
    }

    @Test
    void refusesAJobThatIsWiderThanTheMachineWithItsLine() {
        assertThatThrownBy(() -> read("a.swf", "; c\n1 0 0 10 3 0 0 3\n2 5 0 1 4 0 0 4\n", 3))
                .isInstanceOf(TraceException.class)
                .hasMessage("a.swf:3: the job takes 4 processors, and there are 3. Maybe simulate more servers.");
    }

    @Test
    void notesWhatWasLeftOutAndSorted() throws IOException {
        assertThat(read("a.swf", "1 5 0 10 3 0 0 3\n2 0 0 1 4 0 0 4\n3 9 0 -1 4 0 0 4\n", 4)
                        .notes())
                .containsExactly(
                        "1 jobs without a known run time or processors were skipped",
                        "the arrivals were not in order and were sorted");
    }

    private SimulatedTrace read(String name, String text, int servers) throws IOException {
        return SimulatedTrace.read(Files.writeString(directory.resolve(name), text), servers);
    }
}
