package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The linear program of an {@link AllocationProblem}: least cost of instances, unmet demand and churn, within the
 * capacity of each pool and kind. Unmet demand has a variable of its own, so the program is always feasible.
 *
 * <p>Instead of an equation x = x0 + started - stopped for each service and pool, the instances that run now and go on
 * have a variable of their own, bounded by x0 and cheaper by the churn price, and started ones are dearer by it. A service
 * that runs more than it wants is bounded by what it wants, so that the churn price decides where instances stop and not
 * whether. Built in time linear in its size.
 */
public final class AllocationModel {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final AllocationProblem problem;
    private final LinearProgramBuilder builder = LinearProgram.minimize();
    private final List<Placed> placed = new ArrayList<>();
    private final int[] demandRows;
    private final int[] unmet;
    private final Map<String, Map<String, Integer>> capacityRows = new LinkedHashMap<>();
    private final LinearProgram program;

    /** Which instances a variable counts. */
    private record Placed(int variable, String serviceId, String poolId, double most) {}

    /** Capacity of which nothing is left. */
    private record Full(String poolId, String kind, int row) {}

    private AllocationModel(AllocationProblem problem) {
        this.problem = problem;
        this.demandRows = new int[problem.services().size()];
        this.unmet = new int[demandRows.length];
        problem.pools().forEach(this::addCapacityRows);
        for (int service = 0; service < demandRows.length; service++) {
            addService(service, problem.services().get(service));
        }
        this.program = builder.build();
    }

    /**
     * Builds the program.
     *
     * @throws IllegalArgumentException if there is no service
     */
    public static AllocationModel of(AllocationProblem problem) {
        return new AllocationModel(problem);
    }

    private void addCapacityRows(PoolSupply pool) {
        Map<String, Integer> rows = new TreeMap<>();
        for (String kind : pool.capacity().kinds()) {
            String name = kind + " in pool " + pool.poolId();
            rows.put(kind, builder.row(name, Relation.AT_MOST, pool.capacity().amount(kind)));
        }
        capacityRows.put(pool.poolId(), rows);
    }

    private void addService(int number, ServiceDemand service) {
        String id = service.serviceId();
        double reachable = Math.min(service.wanted(), service.maxInstances());
        builder.offset(service.penalty() * (service.wanted() - reachable));
        int demand = builder.row("demand of service " + id, Relation.AT_LEAST, reachable);
        demandRows[number] = demand;
        unmet[number] = builder.variable("unmet demand of service " + id, service.penalty());
        builder.entry(demand, unmet[number], 1);
        int running = 0;
        for (PoolSupply pool : problem.pools()) {
            running += problem.current(id, pool.poolId());
        }
        int bound = service.wantedWithinBounds();
        int most = running > bound ? builder.row("most of service " + id, Relation.AT_MOST, bound) : -1;
        for (PoolSupply pool : problem.pools()) {
            if (problem.fits(service, pool)) {
                addPlacement(service, pool, demand, most);
            } else {
                builder.offset(problem.churnPrice() * problem.current(id, pool.poolId()));
            }
        }
    }

    private void addPlacement(ServiceDemand service, PoolSupply pool, int demand, int most) {
        String where = " of service " + service.serviceId() + " in pool " + pool.poolId();
        double cost = pool.costPerHour(service.need());
        int current = problem.current(service.serviceId(), pool.poolId());
        double churn = problem.churnPrice();
        if (current == 0 || churn == 0) {
            connect(builder.variable("instances" + where, cost + churn), INFINITE, service, pool, demand, most);
            return;
        }
        builder.offset(churn * current);
        int kept = builder.variable("kept instances" + where, cost - churn, 0, current);
        connect(kept, current, service, pool, demand, most);
        connect(builder.variable("started instances" + where, cost + churn), INFINITE, service, pool, demand, most);
    }

    private void connect(int variable, double upper, ServiceDemand service, PoolSupply pool, int demand, int mostRow) {
        builder.entry(demand, variable, 1);
        if (mostRow >= 0) {
            builder.entry(mostRow, variable, 1);
        }
        Map<String, Integer> rows = capacityRows.getOrDefault(pool.poolId(), Map.of());
        for (String kind : service.need().kinds()) {
            builder.entry(rows.getOrDefault(kind, -1), variable, service.need().amount(kind));
        }
        placed.add(new Placed(variable, service.serviceId(), pool.poolId(), upper));
    }

    /** Returns the program. */
    public LinearProgram program() {
        return program;
    }

    /** Returns which variables count instances. */
    boolean[] wholeVariables() {
        boolean[] whole = new boolean[program.variableCount()];
        placed.forEach(place -> whole[place.variable()] = true);
        return whole;
    }

    /** Returns the values of the variables at a plan. */
    double[] pointOf(IntegerPlan plan) {
        double[] point = new double[program.variableCount()];
        Map<String, Double> left = new HashMap<>();
        for (Placed place : placed) {
            String key = place.serviceId() + ' ' + place.poolId();
            double count = left.computeIfAbsent(key, pair -> (double)
                    plan.instances().getOrDefault(place.serviceId(), Map.of()).getOrDefault(place.poolId(), 0));
            point[place.variable()] = Math.min(count, place.most());
            left.put(key, count - point[place.variable()]);
        }
        for (int service = 0; service < demandRows.length; service++) {
            double given = plan.total(problem.services().get(service).serviceId());
            point[unmet[service]] = Math.max(0, program.rightSide(demandRows[service]) - given);
        }
        return point;
    }

    /** Returns the instances at a point, rounded to whole ones. */
    Map<String, Map<String, Integer>> instancesAt(double[] point) {
        Map<String, Map<String, Integer>> instances = new HashMap<>();
        for (Placed place : placed) {
            instances
                    .computeIfAbsent(place.serviceId(), id -> new HashMap<>())
                    .merge(place.poolId(), (int) Math.rint(point[place.variable()]), Integer::sum);
        }
        return instances;
    }

    /** Returns the ranges of the prices of full capacity, at most {@code most} of them, the dearest first. */
    Map<String, Map<String, PriceRange>> capacityRanges(LpResult.Optimal optimum, PriceRanges ranges, int most) {
        List<Full> full = new ArrayList<>();
        capacityRows.forEach((pool, rows) -> rows.forEach((kind, row) -> {
            if (program.isTight(row, optimum.x())) {
                full.add(new Full(pool, kind, row));
            }
        }));
        Map<String, Map<String, PriceRange>> found = new TreeMap<>();
        if (!full.isEmpty()) {
            PriceRanges.Face face = ranges.at(program, optimum);
            full.stream()
                    .sorted(Comparator.comparingDouble(each -> optimum.duals()[each.row()]))
                    .limit(most)
                    .forEach(each -> face.of(each.row())
                            .ifPresent(range -> found.computeIfAbsent(each.poolId(), pool -> new TreeMap<>())
                                    .put(each.kind(), range.negated())));
        }
        return found;
    }

    /** Returns what an optimum says about services and pools. */
    public FractionalPlan read(LpResult.Optimal optimum) {
        Map<String, Map<String, Double>> instances = new HashMap<>();
        for (Placed place : placed) {
            double value = Math.max(0, optimum.x()[place.variable()]);
            instances
                    .computeIfAbsent(place.serviceId(), id -> new TreeMap<>())
                    .merge(place.poolId(), value, Double::sum);
        }
        Map<String, Double> demandPrices = new TreeMap<>();
        for (int service = 0; service < demandRows.length; service++) {
            demandPrices.put(
                    problem.services().get(service).serviceId(), Math.max(0, optimum.duals()[demandRows[service]]));
        }
        Map<String, Map<String, Double>> capacityPrices = new TreeMap<>();
        capacityRows.forEach((pool, rows) -> {
            Map<String, Double> prices = new TreeMap<>();
            rows.forEach((kind, row) -> prices.put(kind, Math.max(0, -optimum.duals()[row])));
            capacityPrices.put(pool, prices);
        });
        return new FractionalPlan(instances, optimum.objective(), new ShadowPrices(capacityPrices, demandPrices));
    }
}
