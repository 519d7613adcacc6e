package io.podium.domain.fairness;

import io.podium.domain.resource.ResourceVector;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What several want of what there is.
 *
 * @param slots how many tasks can run at a time, at least 0
 * @param capacity how much there is of each kind
 * @param claims what each wants
 */
public record Claims(int slots, ResourceVector capacity, List<Claim> claims) {

    /**
     * What one tenant wants.
     *
     * @param weight how much it gets in proportion to others, above 0
     * @param need what one of its tasks takes
     * @param wanted how many tasks at a time it has use for, at least 0
     */
    public record Claim(double weight, ResourceVector need, double wanted) {
        public Claim {
            Objects.requireNonNull(need);
            if (!(weight > 0 && Double.isFinite(weight)) || !(wanted >= 0 && Double.isFinite(wanted))) {
                throw new IllegalArgumentException(
                        "a weight is above 0 and what is wanted at least 0, both finite, not " + weight + " and "
                                + wanted);
            }
        }
    }

    public Claims {
        Objects.requireNonNull(capacity);
        claims = List.copyOf(claims);
        if (slots < 0) {
            throw new IllegalArgumentException("there are at least 0 slots, not " + slots);
        }
    }

    double[] weights() {
        return each(Claim::weight);
    }

    double[] wanted() {
        return each(Claim::wanted);
    }

    private double[] each(ToDoubleFunction<Claim> value) {
        return claims.stream().mapToDouble(value).toArray();
    }
}
