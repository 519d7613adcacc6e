package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTraces() throws IOException {
        Files.writeString(directory.resolve("good.csv"), "arrival_s,duration_s,priority\n0,5,0\n1,3,0\n2,1,1.5\n");
        Files.writeString(
                directory.resolve("tenants.csv"),
                "arrival_s,duration_s,tenant\n" + "0,2,noisy\n".repeat(6) + "0,2,quiet\n".repeat(2));
        Files.writeString(directory.resolve("unsorted.csv"), "arrival_s,duration_s\n2,1\n0,5\n1,3\n");
        Files.writeString(directory.resolve("bad.csv"), "arrival_s,duration_s\n0,1\n1,NaN\n");
        Files.writeString(
                directory.resolve("log.swf"),
                "1 0 0 10 3 0 0 3\n2 0 0 5 4 0 0 4\n3 0 0 10 1 0 0 1\n4 0 0 -1 1 0 0 1\n");
    }

    @Test
    void jsonHasTheKeysOfTheContract() {
        assertThat(run("simulate", "--trace", at("good.csv"), "--servers", "1", "--policy", "srtf", "--format", "json"))
                .isZero();

        assertThat(Json.parseObject(text(out)))
                .containsExactly(
                        Map.entry("policy", "srtf"),
                        Map.entry("servers", 1L),
                        Map.entry("tasks", 3L),
                        Map.entry("meanWaitSeconds", 5 / 3.0),
                        Map.entry("p50WaitSeconds", 1.0),
                        Map.entry("p99WaitSeconds", 4.0),
                        Map.entry("maxWaitSeconds", 4.0),
                        Map.entry("meanResponseSeconds", 14 / 3.0),
                        Map.entry("meanBoundedSlowdown", 1.0),
                        Map.entry("preemptions", 2L),
                        Map.entry("makespanSeconds", 9.0),
                        Map.entry("skipped", 0L),
                        Map.entry("sorted", false));
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fifo, '', 10",
        "sjf, '', 8",
        "srtf, '', 5",
        "srtf, '--margin=1', 6",
        "dps, '--aging=1', 8",
        "dps, '--aging=2', 10",
        "dps, '', 8",
        "edf, '', 10"
    })
    void everyPolicyRunsWithItsOptions(String policy, String option, double totalWait) {
        String[] arguments = {"simulate", "--trace=" + at("good.csv"), "--servers=1", "--format=json"};

        assertThat(
                        option.isEmpty()
                                ? run(with(arguments, "--policy=" + policy))
                                : run(with(arguments, "--policy=" + policy, option)))
                .isZero();

        assertThat(Json.parseObject(text(out)).get("meanWaitSeconds")).isEqualTo(totalWait / 3);
    }

    @ParameterizedTest
    @CsvSource({
        "--fairness=none, , none, 4, 4",
        "--fairness=max-min, , max-min, 8, 0",
        "--fairness=drf, , drf, 8, 0",
        "--fairness=max-min, --weights=noisy=4, max-min, 6, 2",
        "--fairness=none, --quota=noisy=1, none, 30, 0"
    })
    void tenantsShareByTheOptions(
            String fairness, @Nullable String more, String shown, double totalOfNoisy, double totalOfQuiet) {
        String[] arguments = {
            "simulate", "--trace=" + at("tenants.csv"), "--servers=4", "--policy=fifo", "--format=json", fairness
        };
        assertThat(more == null ? run(arguments) : run(with(arguments, more))).isZero();

        Map<String, Object> tree = Json.parseObject(text(out));
        assertThat(tree).containsEntry("fairness", shown);
        Map<?, ?> tenants = (Map<?, ?>) tree.get("tenants");
        assertThat(((Map<?, ?>) tenants.get("noisy")))
                .isEqualTo(Map.of(
                        "tasks",
                        6L,
                        "meanWaitSeconds",
                        totalOfNoisy / 6,
                        "p99WaitSeconds",
                        totalOfNoisy == 30 ? 10.0 : 2.0,
                        "maxWaitSeconds",
                        totalOfNoisy == 30 ? 10.0 : 2.0));
        assertThat(((Map<?, ?>) tenants.get("quiet")).get("meanWaitSeconds")).isEqualTo(totalOfQuiet / 2);
    }

    @Test
    void textTellsOfEachTenant() {
        run(
                "simulate",
                "--trace=" + at("tenants.csv"),
                "--servers=2",
                "--policy=fifo",
                "--fairness=max-min",
                "--weights=quiet=3",
                "--quota=noisy=1");

        assertThat(text(out))
                .contains("Tenants under fifo, fairness max-min")
                .containsPattern("noisy +6 +5\\.000 +10\\.000 +10\\.000 +1 +1\n")
                .containsPattern("quiet +2 +1\\.000 +2\\.000 +2\\.000 +3 +none\n");
        out.reset();

        run("compare", "--trace=" + at("tenants.csv"), "--servers=2", "--out=" + at("page.html"));
        assertThat(text(out)).contains("Tenants under fifo, fairness none", "Tenants under srtf, fairness none");
    }

    @Test
    void aTraceWithoutTenantsIsToldWithoutThem() {
        run("simulate", "--trace", at("good.csv"), "--servers", "1", "--policy", "fifo");

        assertThat(text(out)).doesNotContain("Tenants");
    }

    @Test
    void textAndPageTellTheSame() {
        run("simulate", "--trace", at("good.csv"), "--servers", "1", "--policy", "dps", "--aging", "1");
        assertThat(text(out))
                .startsWith("good.csv on 1 server under dps, aging 1\n")
                .containsPattern("mean wait +2\\.667 s\n");
        out.reset();

        run("simulate", "--trace", at("good.csv"), "--servers", "1", "--policy", "dps", "--format", "html");
        assertThat(text(out)).startsWith("<!DOCTYPE html>").contains("<td>2.667</td>");
    }

    @Test
    void swfJobsWaitForTheirProcessorsAndBackfillOnDemand() {
        String[] arguments = {"simulate", "--trace", at("log.swf"), "--servers=4", "--policy=fifo", "--format=json"};

        run(arguments);
        assertThat(Json.parseObject(text(out)))
                .containsEntry("meanWaitSeconds", 25 / 3.0)
                .containsEntry("tasks", 3L)
                .containsEntry("skipped", 1L);
        assertThat(text(err)).contains("log.swf: 1 jobs without a known run time or processors were skipped");
        out.reset();

        run(with(arguments, "--backfill=easy"));
        assertThat(Json.parseObject(text(out))).containsEntry("meanWaitSeconds", 10 / 3.0);
    }

    @Test
    void arrivalsOutOfOrderAreSortedAndSaidSo() {
        run("simulate", "--trace", at("unsorted.csv"), "--servers", "1", "--policy", "fifo", "--format", "json");

        assertThat(Json.parseObject(text(out)))
                .containsEntry("sorted", true)
                .containsEntry("meanWaitSeconds", 10 / 3.0);
        assertThat(text(err)).contains("the arrivals were not in order and were sorted");
    }

    @Test
    void compareShowsAllPoliciesAndWritesAPage() throws IOException {
        Path page = directory.resolve("page.html");

        assertThat(run("compare", "--trace", at("good.csv"), "--servers", "1", "--out", page.toString()))
                .isZero();

        assertThat(text(out).lines().skip(4).limit(6).map(line -> line.replaceAll("[ ,].*", "")))
                .containsExactlyInAnyOrder("dps", "edf", "fifo", "random", "sjf", "srtf")
                .startsWith("srtf");
        assertThat(text(out))
                .contains("Note: no task has a deadline, so edf goes by arrival.")
                .endsWith("Plots: " + page + "\n");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("6 scheduling policies on 1 server");
    }

    @Test
    void compareAnswersInJsonToo() {
        Path page = directory.resolve("page.html");

        run("compare", "--trace", at("good.csv"), "--servers", "1", "--out", page.toString(), "--format", "json");

        assertThat(Json.parseObject(text(out))).containsKey("runs").containsEntry("page", page.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --trace bad.csv --servers 1 --policy fifo                    | bad.csv:3: duration_s is "NaN"
            --trace log.swf --servers 3 --policy fifo                    | log.swf:2: the job takes 4 processors
            --trace none.csv --servers 1 --policy fifo                   | there is no file
            --trace good.csv --servers 0 --policy fifo                   | servers is 0; it is from 1
            --trace good.csv --servers many --policy fifo                | many' is not an int
            --trace good.csv --servers 1 --policy lifo                   | there is no scheduling policy lifo
            --trace good.csv --servers 1 --policy dps --aging -1         | agingRate is -1.0
            --trace good.csv --servers 1 --policy dps --aging NaN        | agingRate is NaN
            --trace good.csv --servers 1 --policy fifo --backfill some   | --backfill is some; it is none or easy
            --trace good.csv --servers 1 --policy fifo --fairness luck   | there is no fairness luck. Maybe one of: drf
            --trace good.csv --servers 1 --policy fifo --weights a=0     | a weight is from 0.001 to 1000
            --trace good.csv --servers 1 --policy fifo --weights a       | should be in KEY=VALUE
            --trace good.csv --servers 1 --policy fifo --quota a=0       | maxSlots is at least 1, not 0
            --trace good.csv --servers 1 --policy fifo --quota a=x       | x' is not an int
            --trace good.csv --servers 1 --policy fifo --format xml      | expected one of [json, text, html]
            --trace good.csv --servers 1                                 | Missing required option: '--policy=POLICY'
            --servers 1 --policy fifo                                    | Missing required option: '--trace=FILE'
            """)
    void wrongUsageAndWrongTracesEndWithTwo(String arguments, String problem) {
        String[] all = ("simulate " + arguments).split(" ");
        for (int i = 1; i < all.length; i++) {
            all[i] = all[i].endsWith(".csv") || all[i].endsWith(".swf") ? at(all[i]) : all[i];
        }

        assertThat(run(all)).isEqualTo(2);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains(problem);
    }

    @Test
    void aPageThatCannotBeWrittenIsWrongUsage() {
        assertThat(run("compare", "--trace", at("good.csv"), "--servers", "1", "--out", at("no/where.html")))
                .isEqualTo(2);
        assertThat(text(err)).contains("the page cannot be written");
    }

    private int run(String... arguments) {
        Output output = new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Podium.run(output, Map.of(), arguments);
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
