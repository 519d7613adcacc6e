package io.podium.domain.optimization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes whole instances of a fractional plan: rounds down, which always fits; completes each service while that is worth
 * its price, the largest remainders first; then drops surplus, moves instances to cheaper pools and lets dearer demand
 * displace cheaper, while the objective falls. A heuristic: {@link IntegerPlan#objective()} against
 * {@link FractionalPlan#objective()} tells how far it can be from the best.
 */
final class IntegerRounding {

    private static final double TOLERANCE = 1e-6;
    private static final int PASSES = 4;

    private final AllocationProblem problem;
    private final List<ServiceDemand> byPenalty;
    private final PlacementBoard board;

    private IntegerRounding(AllocationProblem problem) {
        this.problem = problem;
        this.board = new PlacementBoard(problem);
        this.byPenalty = problem.services().stream()
                .sorted(Comparator.comparingDouble(ServiceDemand::penalty)
                        .reversed()
                        .thenComparing(ServiceDemand::serviceId))
                .toList();
    }

    /** Returns the whole plan that is nearest to the fractional one. */
    static IntegerPlan of(AllocationProblem problem, FractionalPlan fractional) {
        IntegerRounding rounding = new IntegerRounding(problem);
        rounding.roundDown(fractional);
        rounding.complete(fractional);
        rounding.improve();
        return rounding.board.toPlan();
    }

    /** Returns a whole plan that starts from what runs now, for when there is no fractional one. */
    static IntegerPlan fromCurrent(AllocationProblem problem) {
        FractionalPlan nothing = new FractionalPlan(Map.of(), 0, ShadowPrices.NONE);
        IntegerRounding rounding = new IntegerRounding(problem);
        for (ServiceDemand service : rounding.byPenalty) {
            for (PoolSupply pool : problem.pools()) {
                rounding.board.addUpTo(service, pool, problem.current(service.serviceId(), pool.poolId()));
            }
        }
        rounding.complete(nothing);
        rounding.improve();
        return rounding.board.toPlan();
    }

    private void roundDown(FractionalPlan fractional) {
        for (ServiceDemand service : byPenalty) {
            for (PoolSupply pool : problem.pools()) {
                double exact = fractional.instances(service.serviceId(), pool.poolId());
                board.addUpTo(service, pool, (int) Math.floor(exact + TOLERANCE));
            }
        }
    }

    private void complete(FractionalPlan fractional) {
        boolean added = true;
        while (added) {
            added = false;
            for (ServiceDemand service : byPenalty) {
                added |= completeByOne(service, fractional);
            }
        }
    }

    private boolean completeByOne(ServiceDemand service, FractionalPlan fractional) {
        if (board.total(service) >= service.wantedWithinBounds()) {
            return false;
        }
        Comparator<PoolSupply> byRemainder = Comparator.comparingDouble(
                pool -> board.at(service, pool) - fractional.instances(service.serviceId(), pool.poolId()));
        Optional<PoolSupply> best = problem.pools().stream()
                .filter(pool -> board.canAdd(service, pool))
                .filter(pool -> board.costOfAdding(service, pool) < service.penalty())
                .min(byRemainder.thenComparingDouble(pool -> board.costOfAdding(service, pool)));
        best.ifPresent(pool -> board.add(service, pool));
        return best.isPresent();
    }

    private void improve() {
        for (int pass = 0; pass < PASSES; pass++) {
            boolean better = false;
            for (ServiceDemand service : byPenalty) {
                better |= dropSurplus(service);
                better |= moveToCheaper(service);
                better |= displace(service);
            }
            if (!better) {
                return;
            }
        }
    }

    /** Drops what is not wanted, where that saves most. */
    private boolean dropSurplus(ServiceDemand service) {
        boolean better = false;
        Comparator<PoolSupply> bySaving = Comparator.comparingDouble(pool -> board.savingOfRemoving(service, pool));
        for (PoolSupply pool :
                board.poolsOf(service).stream().sorted(bySaving.reversed()).toList()) {
            while (board.at(service, pool) > 0 && board.total(service) > service.wantedWithinBounds()) {
                board.remove(service, pool);
                better = true;
            }
        }
        return better;
    }

    private boolean moveToCheaper(ServiceDemand service) {
        boolean better = false;
        for (PoolSupply from : board.poolsOf(service)) {
            for (PoolSupply to : problem.pools()) {
                while (!from.poolId().equals(to.poolId()) && board.at(service, from) > 0 && moves(service, from, to)) {
                    better = true;
                }
            }
        }
        return better;
    }

    private boolean moves(ServiceDemand service, PoolSupply from, PoolSupply to) {
        double saving = board.savingOfRemoving(service, from);
        double least = TOLERANCE * (1e-3 + Math.abs(saving));
        board.remove(service, from);
        if (board.canAdd(service, to) && board.costOfAdding(service, to) < saving - least) {
            board.add(service, to);
            return true;
        }
        board.add(service, from);
        return false;
    }

    /** Lets a service that misses instances take the place of one whose instance is worth less. */
    private boolean displace(ServiceDemand service) {
        boolean better = false;
        while (board.total(service) < service.wantedWithinBounds() && displaceOnce(service)) {
            better = true;
        }
        return better;
    }

    private boolean displaceOnce(ServiceDemand service) {
        for (int last = byPenalty.size() - 1; last >= 0; last--) {
            ServiceDemand victim = byPenalty.get(last);
            if (victim.penalty() >= service.penalty()) {
                return false;
            }
            for (PoolSupply pool : board.poolsOf(victim)) {
                if (displaceIn(pool, victim, service)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean displaceIn(PoolSupply pool, ServiceDemand victim, ServiceDemand service) {
        boolean missed = board.total(victim) <= victim.wantedWhole();
        double loss = (missed ? victim.penalty() : 0) - board.savingOfRemoving(victim, pool);
        board.remove(victim, pool);
        if (board.canAdd(service, pool)
                && service.penalty() - board.costOfAdding(service, pool) > loss + TOLERANCE * service.penalty()) {
            board.add(service, pool);
            return true;
        }
        board.add(victim, pool);
        return false;
    }
}
