package io.podium.local.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {

    @Test
    void readsEveryColumnItKnowsAndIgnoresOthers() {
        Trace trace = read("""
                type,arrival_s,tokens,duration_s,priority,tenant,cpu,memory,deadline_s
                code,1.5,99,2.25,-3,acme,0.5,256,60
                """);
        assertThat(trace.arrivals()).containsExactly(new Arrival(1.5, 2.25, "code", -3, "acme", 0.5, 256.0, 60.0));
    }

    @Test
    void fillsInWhatATraceDoesNotSay() {
        assertThat(read("arrival_s,duration_s\n0,1\n").arrivals())
                .containsExactly(new Arrival(0, 1, "task", 0, "default", null, null, null));
        assertThat(read("arrival_s,duration_s,type,priority,tenant,cpu,memory,deadline_s\n0,1,,,,,,\n")
                        .arrivals())
                .containsExactly(new Arrival(0, 1, "task", 0, "default", null, null, null));
    }

    @Test
    void sortsByArrivalKeepingTheOrderOfEqualsAndSaysSo() {
        Trace trace = read("arrival_s,duration_s\n5,1\n2,2\n5,3\n2,4\n");
        assertThat(trace.arrivals()).extracting(Arrival::duration).containsExactly(2.0, 4.0, 1.0, 3.0);
        assertThat(trace.wasSorted()).isFalse();
        assertThat(read("arrival_s,duration_s\n2,1\n2,2\n").wasSorted()).isTrue();
    }

    @Test
    void takesLineEndsOfAllSystemsAByteOrderMarkAndQuotes() {
        Trace trace = read("\uFEFFarrival_s,\"duration_s\",\"a \"\"b\"\", c\",type\r\n0,\"1\",\"x,y\",\"t\"\r\n1,2,,t");
        assertThat(trace.arrivals()).extracting(Arrival::duration).containsExactly(1.0, 2.0);
    }

    @Test
    void knowsItsSpanAndWork() {
        Trace trace = read("arrival_s,duration_s,type\n0,1,b\n10,2.5,a\n");
        assertThat(trace.spanSeconds()).isEqualTo(10);
        assertThat(trace.workSeconds()).isEqualTo(3.5);
        assertThat(trace.types()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                            | 1 | the file is empty
            'arrival_s,duration\\n0,1'                    | 1 | no column "duration_s"
            'duration_s\\n1'                              | 1 | no column "arrival_s"
            'arrival_s,duration_s,arrival_s\\n0,1,0'      | 1 | stands twice
            'arrival_s,duration_s\\n'                     | 2 | no task behind the header
            'arrival_s,duration_s\\n0,1\\n\\n2,1'         | 3 | the line is empty
            'arrival_s,duration_s\\n0,1\\n1'              | 3 | 1 fields where the header has 2
            'arrival_s,duration_s\\n0,1,2'                | 2 | 3 fields where the header has 2
            'arrival_s,duration_s\\n0,'                   | 2 | duration_s is missing
            'arrival_s,duration_s\\n,1'                   | 2 | arrival_s is missing
            'arrival_s,duration_s\\n0,1\\n0,abc'          | 3 | duration_s is "abc"
            'arrival_s,duration_s\\n0,NaN'                | 2 | duration_s is "NaN"
            'arrival_s,duration_s\\n0,Infinity'           | 2 | duration_s is "Infinity"
            'arrival_s,duration_s\\n0,1e400'              | 2 | duration_s is "1e400"
            'arrival_s,duration_s\\n0,0x10'               | 2 | duration_s is "0x10"
            'arrival_s,duration_s\\n0,1d'                 | 2 | duration_s is "1d"
            'arrival_s,duration_s\\n0,-1'                 | 2 | duration_s is "-1"
            'arrival_s,duration_s\\n-0.5,1'               | 2 | arrival_s is "-0.5"
            'arrival_s,duration_s\\n1e10,1'               | 2 | arrival_s is "1e10"
            'arrival_s,duration_s,priority\\n0,1,high'    | 2 | priority is "high"
            'arrival_s,duration_s,cpu\\n0,1,-2'           | 2 | cpu is "-2"
            'arrival_s,duration_s,type\\n0,1,a b'         | 2 | type is "a b"
            'arrival_s,duration_s,tenant\\n0,1,_x'        | 2 | tenant is "_x"
            'arrival_s,duration_s\\n0,"1'                 | 2 | a quote is not closed
            'arrival_s,duration_s\\n0,1"2'                | 2 | a quote stands inside a field
            'arrival_s,duration_s\\n0,"1"2'               | 2 | a quote stands inside a field
            """)
    void namesFileLineAndRuleOfWhatIsNoTrace(String escaped, int line, String problem) {
        assertThatThrownBy(() -> read(escaped.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        TraceException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("jobs.csv:" + line + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void namesTheLineThatIsNotText(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("odd.csv");
        byte[] bytes = "arrival_s,duration_s\n0,1\n1,2\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xC3;
        Files.write(file, bytes);
        assertThatThrownBy(() -> TraceReader.read(file))
                .isInstanceOf(TraceException.class)
                .hasMessage("odd.csv:3: a trace is text in UTF-8, this is not");
    }

    private static Trace read(String text) {
        return TraceReader.read("jobs.csv", text);
    }
}
