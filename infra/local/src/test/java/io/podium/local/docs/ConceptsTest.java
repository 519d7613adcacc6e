package io.podium.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Grant;
import io.podium.domain.allocation.Offer;
import io.podium.domain.fairness.Claims;
import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.optimization.Allocation;
import io.podium.domain.optimization.AllocationProblem;
import io.podium.domain.optimization.Allocator;
import io.podium.domain.optimization.PoolSupply;
import io.podium.domain.optimization.ServiceDemand;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.queueing.GgcQueue;
import io.podium.domain.queueing.MmcQueue;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.simulation.SimulationRules;
import io.podium.domain.simulation.SimulationSummary;
import io.podium.domain.task.ShardKey;
import io.podium.local.simulation.Simulated;
import io.podium.local.simulation.SimulatedTrace;
import io.podium.optimizer.engine.CommonsMathLpSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the pages on concepts, computed anew: a table after {@code <!-- checked: NAME -->} must have them. */
class ConceptsTest {
    private static final Path CONCEPTS = Path.of("../docs/concepts");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            azure-llm-code.csv on 4 servers, aging 1      | ../../../shared/data/azure-llm-code.csv | 4 | 1
            azure-llm-code.csv on 4 servers, by aging     | ../../../shared/data/azure-llm-code.csv | 4 | 1
            events/workload.csv on 6 servers, aging 0.01  | ../../events/workload.csv               | 6 | 0.01
            """)
    void waitsAreThoseOfTheSimulator(String name, Path trace, int servers, double aging) throws IOException {
        assumeTrue(Files.exists(trace), () -> trace + " is not here");
        for (List<String> row : rows("policies.md", name)) {
            String[] policy = row.get(0).split(", aging ", -1);
            double rate = policy.length == 2 ? Double.parseDouble(policy[1]) : aging;
            SimulationSummary run = Simulated.run(
                            SimulatedTrace.read(trace, servers), new SimulationRules(servers, policy[0], rate), 1)
                    .summary();
            assertThat(row.subList(1, row.size()))
                    .as(name + ": " + row.get(0))
                    .containsExactly(
                            tenths(run.meanWaitSeconds()),
                            tenths(run.p50WaitSeconds()),
                            tenths(run.p99WaitSeconds()),
                            tenths(run.maxWaitSeconds()),
                            tenths(run.meanBoundedSlowdown()));
        }
    }

    @Test
    void strategiesGiveWhatThePageSays() throws IOException {
        ResourceVector all = amounts(8, 16384);
        List<Offer> offers = List.of(
                new Offer(ShardKey.of("eu"), amounts(2, 4096), all, 0.2),
                new Offer(ShardKey.of("us"), amounts(5, 6144), all, 0.7),
                new Offer(ShardKey.of("ap"), all, all, 0.1));
        ResourceRequest request = new ResourceRequest(amounts(1, 2048), amounts(4, 8192));
        List<List<String>> rows = new ArrayList<>();
        for (String strategy : List.of("msa", "mra", "plan")) {
            Grant grant = AllocationStrategies.named(strategy).grant(request, offers, new Random(1));
            rows.add(List.of(
                    strategy,
                    grant.from().pool(),
                    whole(grant.amount().amount("cpu")),
                    whole(grant.amount().amount("memory"))));
        }
        assertThat(rows("allocation.md", "strategies")).isEqualTo(rows);
    }

    @Test
    void sharesAreAsDivided() throws IOException {
        for (List<String> row : divided("max-min", 15, amounts(100, 100), true)) {
            assertThat(row.get(3)).isEqualTo(row.get(4));
        }
        for (List<String> row : divided("drf", 100, amounts(9, 18), false)) {
            assertThat(row.get(3)).isEqualTo(row.get(4));
        }
    }

    /** Returns the rows of a table, each with what is computed for it behind. */
    private static List<List<String>> divided(String fairness, int slots, ResourceVector capacity, boolean byWeight)
            throws IOException {
        List<List<String>> rows = rows("allocation.md", fairness);
        List<Claims.Claim> claims = new ArrayList<>();
        for (List<String> row : rows) {
            double one = Double.parseDouble(row.get(1));
            double other = Double.parseDouble(row.get(2));
            claims.add(
                    byWeight
                            ? new Claims.Claim(one, ResourceVector.NONE, other)
                            : new Claims.Claim(1, amounts(one, other), 1000));
        }
        double[] given = Fairnesses.named(fairness).divide(new Claims(slots, capacity, claims));
        List<List<String>> extended = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.add(whole(given[i]));
            extended.add(row);
        }
        return extended;
    }

    @Test
    void waitsInQueuesAreThoseOfTheFormulas() throws IOException {
        for (List<String> row : rows("optimization.md", "slots")) {
            MmcQueue chance = new MmcQueue(0.5, 0.25, Integer.parseInt(row.get(0)));
            assertThat(row.subList(1, 4))
                    .containsExactly(
                            thousandths(chance.utilization()),
                            thousandths(chance.meanWaitSeconds()),
                            thousandths(new GgcQueue(chance, 2.5, 1.5).meanWaitSeconds()));
        }
    }

    @Test
    void planAndPricesAreThoseOfTheOptimizer() throws IOException {
        Allocation plan = allocation(3);
        assertThat(plan.plan().unmet().values()).allMatch(missing -> missing == 0);
        assertThat(plan.gap()).isEqualTo(0);
        for (List<String> row : rows("optimization.md", "plan")) {
            Map<String, Integer> there =
                    Objects.requireNonNull(plan.plan().instances().get(row.get(0)));
            assertThat(row.subList(1, 3))
                    .containsExactly(
                            String.valueOf(there.getOrDefault("eu", 0)), String.valueOf(there.getOrDefault("us", 0)));
        }
        assertPrices(plan, "prices");
        assertPrices(allocation(4), "scarce");
    }

    private static void assertPrices(Allocation plan, String table) throws IOException {
        for (List<String> row : rows("optimization.md", table)) {
            String[] of = row.get(0).split(" ", -1);
            double price = of.length == 2
                    ? plan.prices().capacity().get(of[0]).get(of[1])
                    : plan.prices().demand().get(of[0]);
            assertThat(row.get(1)).as(row.get(0)).isEqualTo(String.format(Locale.ROOT, "%.6f", price));
        }
    }

    private static Allocation allocation(int reports) {
        Allocator allocator = new Allocator(new CommonsMathLpSolver(), SolveLimits.SMALL);
        return allocator.allocate(new AllocationProblem(
                List.of(
                        new ServiceDemand("reports", amounts(2, 4096), reports, 0, 100, 10, Set.of()),
                        new ServiceDemand("thumbs", amounts(1, 1024), 5, 0, 100, 10, Set.of())),
                List.of(
                        new PoolSupply("eu", amounts(8, 1e6), Map.of("cpu", 0.04, "memory", 0.000004)),
                        new PoolSupply("us", amounts(4, 1e6), Map.of("cpu", 0.03, "memory", 0.000006))),
                0,
                Map.of()));
    }

    private static ResourceVector amounts(double cpu, double memory) {
        return ResourceVector.of(Map.of("cpu", cpu, "memory", memory));
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String thousandths(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String whole(double value) {
        assertThat(value).isEqualTo(Math.rint(value));
        return String.valueOf(Math.round(value));
    }

    /** Returns the cells of a checked table, without its heading. */
    private static List<List<String>> rows(String page, String name) throws IOException {
        List<String> lines = Files.readAllLines(CONCEPTS.resolve(page));
        int at = lines.indexOf("<!-- checked: " + name + " -->");
        assertThat(at).as(page + " has a table " + name).isNotNegative();
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(at + 3, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            rows.add(Arrays.stream(line.substring(1).split("\\|", -1))
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .toList());
        }
        assertThat(rows).as(name).isNotEmpty();
        return rows;
    }
}
