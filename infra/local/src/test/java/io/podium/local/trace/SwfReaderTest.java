package io.podium.local.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwfReaderTest {
    private static final String TWO_JOBS = """
            ; Version: 2.2
            ;   Computer: a machine in Orl\u00e9ans
              1    0  3  10  4 -1 -1  8 -1 -1 1  5  1  1  1 -1 -1 -1
              2   30 -1 7.5 -1 -1 -1 16 -1 -1 1  5  1  1  1 -1 -1 -1
            """;

    @Test
    void takesTheActualRunTimeAndTheProcessorsAllocatedElseRequested() throws IOException {
        SwfTrace trace = read(TWO_JOBS);

        assertThat(trace.jobs()).containsExactly(new SwfJob(3, 0, 10, 4), new SwfJob(4, 30, 7.5, 16));
        assertThat(trace.skipped()).isZero();
        assertThat(trace.wasSorted()).isTrue();
    }

    @Test
    void skipsAndCountsJobsWithoutKnownRunTimeOrProcessors() throws IOException {
        SwfTrace trace = read("""
                1 0 0 -1  4 -1 -1  4 -1 -1 1 5 1 1 1 -1 -1 -1
                2 0 0 10 -1 -1 -1 -1 -1 -1 1 5 1 1 1 -1 -1 -1
                3 0 0 10  0 -1 -1  4 -1 -1 1 5 1 1 1 -1 -1 -1
                4 0 0 10 -1 -1 -1  0 -1 -1 1 5 1 1 1 -1 -1 -1
                5 0 0  0  4 -1 -1  4 -1 -1 1 5 1 1 1 -1 -1 -1
                """);

        assertThat(trace.jobs()).containsExactly(new SwfJob(5, 0, 0, 4));
        assertThat(trace.skipped()).isEqualTo(4);
    }

    @Test
    void sortsByArrivalKeepingTheOrderOfEqualsAndSaysSo() throws IOException {
        SwfTrace trace = read("1 9 0 1 1 0 0 1\n2 3 0 2 1 0 0 1\n3 9 0 3 1 0 0 1\n4 3 0 4 1 0 0 1\n");

        assertThat(trace.jobs()).extracting(SwfJob::line).containsExactly(2, 4, 1, 3);
        assertThat(trace.wasSorted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                     | 1 | there is no job to run; 0 were skipped
            '; only a comment\\n'                  | 2 | there is no job to run; 0 were skipped
            '1 0 0 -1 4 0 0 4\\n'                  | 2 | there is no job to run; 1 were skipped
            '1 0 0 1 1 0 0 1\\n\\n2 0 0 1 1 0 0 1' | 2 | the line is empty
            '1 0 0 1 1 0 0'                        | 1 | the line has 7 fields; a job has 18
            '1 0 0 1 1 0 0 1 1 1 1 1 1 1 1 1 1 1 1'| 1 | the line has 19 fields
            '; c\\n1 x 0 1 1 0 0 1'                | 2 | field 2 is "x"; the submit time is a number from 0 to
            '1 -1 0 1 1 0 0 1'                     | 1 | field 2 is "-1"; the submit time
            '1 2e9 0 1 1 0 0 1'                    | 1 | field 2 is "2e9"
            '1 2000000000 0 1 1 0 0 1'             | 1 | field 2 is "2000000000"
            '1 0 0 NaN 1 0 0 1'                    | 1 | field 4 is "NaN"; the run time is a number
            '1 0 0 -2 1 0 0 1'                     | 1 | or -1 where it is unknown
            '1 0 0 -0.5 1 0 0 1'                   | 1 | field 4 is "-0.5"
            '1 0 0 1 1.5 0 0 1'                    | 1 | field 5 is "1.5"; the number of allocated processors is a whole
            '1 0 0 1 -4 0 0 1'                     | 1 | field 5 is "-4"
            '1 0 0 1 -1 0 0 four'                  | 1 | field 8 is "four"; the number of requested processors
            """)
    void namesFileLineAndRuleOfWhatIsNoTrace(String escaped, int line, String problem) {
        assertThatThrownBy(() -> read(escaped.replace("\\n", "\n")))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith("log.swf:" + line + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void readsPlainAndPackedFiles(@TempDir Path directory) throws IOException {
        Path plain = Files.writeString(directory.resolve("a.swf"), TWO_JOBS, StandardCharsets.ISO_8859_1);
        Path packed = Files.write(directory.resolve("a.swf.gz"), packed(TWO_JOBS));

        assertThat(SwfReader.read(plain).jobs()).hasSize(2);
        assertThat(SwfReader.read(packed).jobs())
                .isEqualTo(SwfReader.read(plain).jobs());
    }

    @Test
    void saysThatAFileIsNotPackedOrDamaged(@TempDir Path directory) throws IOException {
        Path unpacked = Files.writeString(directory.resolve("a.swf.gz"), TWO_JOBS);
        Path empty = Files.createFile(directory.resolve("e.swf.gz"));
        byte[] whole = packed("1 0 0 1 1 0 0 1\n".repeat(1_000));
        Path half = Files.write(directory.resolve("h.swf.gz"), Arrays.copyOf(whole, whole.length - 9));

        assertThatThrownBy(() -> SwfReader.read(unpacked))
                .isInstanceOf(TraceException.class)
                .hasMessage("a.swf.gz:1: the file is not packed by gzip. Maybe drop .gz from its name.");
        assertThatThrownBy(() -> SwfReader.read(empty))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith("e.swf.gz:1: the file is not packed");
        assertThatThrownBy(() -> SwfReader.read(half))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("the packed file is damaged");
    }

    @Test
    void knowsItsFilesByTheirNames() {
        assertThat(SwfReader.reads(Path.of("logs/CTC-SP2.SWF"))).isTrue();
        assertThat(SwfReader.reads(Path.of("CTC-SP2.swf.gz"))).isTrue();
        assertThat(SwfReader.reads(Path.of("swf.csv"))).isFalse();
        assertThat(SwfReader.reads(Path.of("swf.gz"))).isFalse();
    }

    private static SwfTrace read(String text) throws IOException {
        return SwfReader.read("log.swf", new StringReader(text));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }
}
