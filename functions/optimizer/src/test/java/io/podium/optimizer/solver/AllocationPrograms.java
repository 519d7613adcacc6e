package io.podium.optimizer.solver;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.Relation;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random allocation programs whose units can be changed without changing the problem. */
final class AllocationPrograms {

    private AllocationPrograms() {}

    /**
     * Makes a program of services in pools with cpu and memory; scarce enough that capacity binds.
     *
     * @param costUnit factor on all costs
     * @param memoryUnit factor on all amounts of memory
     */
    static LinearProgram random(int services, int pools, long seed, double costUnit, double memoryUnit) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        LinearProgramBuilder builder = LinearProgram.minimize();
        int[] cpu = new int[pools];
        int[] memory = new int[pools];
        double[] cpuPrice = new double[pools];
        double[] memoryPrice = new double[pools];
        for (int pool = 0; pool < pools; pool++) {
            cpu[pool] = builder.row("cpu " + pool, Relation.AT_MOST, (10.0 + random.nextInt(15)) * services / pools);
            memory[pool] = builder.row(
                    "memory " + pool, Relation.AT_MOST, (8 + random.nextInt(24)) * services * memoryUnit / pools);
            cpuPrice[pool] = random.nextDouble(0.03, 0.06);
            memoryPrice[pool] = random.nextDouble(0.003, 0.008);
        }
        for (int service = 0; service < services; service++) {
            double needCpu = random.nextDouble(0.25, 4);
            double needMemory = random.nextDouble(0.5, 8);
            int demand = builder.row("demand " + service, Relation.AT_LEAST, 1 + random.nextInt(10));
            builder.entry(demand, builder.variable("unmet " + service, 50 * costUnit), 1);
            for (int pool = 0; pool < pools; pool++) {
                double cost = needCpu * cpuPrice[pool] + needMemory * memoryPrice[pool];
                int variable = builder.variable("x " + service + " " + pool, cost * costUnit);
                builder.entry(demand, variable, 1)
                        .entry(cpu[pool], variable, needCpu)
                        .entry(memory[pool], variable, needMemory * memoryUnit);
            }
        }
        return builder.build();
    }
}
