package io.podium.domain.optimization;

/**
 * One difference between what runs and what is planned.
 *
 * @param serviceId the service
 * @param poolId the pool
 * @param from instances that run
 * @param to instances that are planned
 */
public record PlanChange(String serviceId, String poolId, int from, int to) {}
