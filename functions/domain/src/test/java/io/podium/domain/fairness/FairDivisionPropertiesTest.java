package io.podium.domain.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.fairness.Claims.Claim;
import io.podium.domain.resource.ResourceVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the paper proves of dominant resource fairness, and what defines max-min fairness, on random claims. */
class FairDivisionPropertiesTest {
    private static final double NEARLY = 1e-6;
    private static final List<String> KINDS = List.of("cpu", "memory", "gpu");

    @Test
    void neverGivesMoreThanThereIsOrThanIsWanted() {
        forRandomClaims((claims, fairness, given) -> {
            double slots = 0;
            for (int i = 0; i < given.length; i++) {
                slots += given[i];
                assertThat(given[i]).isBetween(0.0, claims.claims().get(i).wanted() + NEARLY);
            }
            assertThat(slots).isLessThanOrEqualTo(claims.slots() + NEARLY);
            if (fairness.equals("drf")) {
                for (String kind : KINDS) {
                    assertThat(used(claims, given, kind))
                            .isLessThanOrEqualTo(claims.capacity().amount(kind) + NEARLY);
                }
            }
        });
    }

    @Test
    void isParetoEfficientSoThatNobodyCouldHaveMoreAtNobodysPrice() {
        forRandomClaims((claims, fairness, given) -> {
            for (int i = 0; i < given.length; i++) {
                Claim claim = claims.claims().get(i);
                boolean served = given[i] >= claim.wanted() - NEARLY;
                boolean slotsGone = sum(given) >= claims.slots() - NEARLY;
                boolean kindGone = KINDS.stream()
                        .anyMatch(kind -> claim.need().amount(kind) > 0
                                && used(claims, given, kind)
                                        >= claims.capacity().amount(kind) - NEARLY);
                assertThat(served || slotsGone || (fairness.equals("drf") && kindGone))
                        .isTrue();
            }
        });
    }

    @Test
    void givesEachAtLeastItsPartOfEverything() {
        forRandomClaims((claims, fairness, given) -> {
            double weights = claims.claims().stream().mapToDouble(Claim::weight).sum();
            for (int i = 0; i < given.length; i++) {
                Claim claim = claims.claims().get(i);
                double part = claim.weight() / weights;
                double alone = claims.slots() * part;
                for (String kind : KINDS) {
                    if (fairness.equals("drf") && claim.need().amount(kind) > 0) {
                        alone = Math.min(
                                alone,
                                claims.capacity().amount(kind)
                                        * part
                                        / claim.need().amount(kind));
                    }
                }
                boolean slotsBind = fairness.equals("drf") && sum(given) >= claims.slots() - NEARLY;
                if (!slotsBind) {
                    assertThat(given[i]).isGreaterThanOrEqualTo(Math.min(alone, claim.wanted()) - NEARLY);
                }
            }
        });
    }

    @Test
    void leavesNobodyWhoWouldRatherHaveWhatAnotherHas() {
        forRandomClaims((claims, fairness, given) -> {
            for (int i = 0; i < given.length; i++) {
                for (int j = 0; j < given.length; j++) {
                    Claim mine = claims.claims().get(i);
                    double scale = mine.weight() / claims.claims().get(j).weight();
                    double withTheirs = fairness.equals("max-min") ? given[j] * scale : tasksFrom(claims, given, i, j);
                    assertThat(given[i]).isGreaterThanOrEqualTo(Math.min(mine.wanted(), withTheirs) - NEARLY);
                }
            }
        });
    }

    /** How many tasks one could run with the resources of another, scaled by the weights. */
    private static double tasksFrom(Claims claims, double[] given, int mine, int theirs) {
        Claim own = claims.claims().get(mine);
        Claim other = claims.claims().get(theirs);
        double scale = own.weight() / other.weight();
        double tasks = Double.POSITIVE_INFINITY;
        for (String kind : KINDS) {
            if (own.need().amount(kind) > 0) {
                double has = given[theirs] * other.need().amount(kind) * scale;
                tasks = Math.min(tasks, has / own.need().amount(kind));
            }
        }
        return tasks;
    }

    private interface Check {
        void of(Claims claims, String fairness, double[] given);
    }

    private static void forRandomClaims(Check check) {
        Random random = new Random(7);
        for (int run = 0; run < 400; run++) {
            Claims claims = claims(random);
            for (String fairness : List.of("max-min", "drf")) {
                check.of(claims, fairness, FairDivisionTest.divide(fairness, claims));
            }
        }
    }

    private static Claims claims(Random random) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            ResourceVector need = ResourceVector.of(
                    Map.of("cpu", 1 + random.nextInt(4), "memory", random.nextInt(5), "gpu", random.nextInt(2)));
            claims.add(new Claim(1 + random.nextInt(4), need, random.nextInt(3) == 0 ? 1e6 : random.nextInt(20)));
        }
        ResourceVector capacity = ResourceVector.of(
                Map.of("cpu", 1 + random.nextInt(40), "memory", 1 + random.nextInt(40), "gpu", 1 + random.nextInt(9)));
        return new Claims(random.nextInt(3) == 0 ? 5 + random.nextInt(20) : 10_000, capacity, claims);
    }

    private static double used(Claims claims, double[] given, String kind) {
        double used = 0;
        for (int i = 0; i < given.length; i++) {
            used += given[i] * claims.claims().get(i).need().amount(kind);
        }
        return used;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
