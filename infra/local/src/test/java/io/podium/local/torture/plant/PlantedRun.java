package io.podium.local.torture.plant;

import io.podium.local.torture.SeedResult;
import io.podium.local.torture.Torture;
import io.podium.local.torture.TortureReport;
import io.podium.local.torture.port.Parts;
import java.nio.file.Path;
import java.util.Objects;

/** Looks for a planted fault, seed by seed. */
public final class PlantedRun {
    private PlantedRun() {}

    /**
     * Plays worlds until something is found broken; returns the seed, a space and the rule, or nothing but a zero. A text,
     * since altered classes share no others with their caller.
     */
    public static String find(String template, long from, long to, long steps) {
        return find(Parts.SOUND, template, from, to, steps);
    }

    static String find(Parts parts, String template, long from, long to, long steps) {
        TortureReport report =
                new Torture(Path.of(template), 1, () -> parts, result -> {}, 1).run(from, to, steps, true);
        if (report.failures().isEmpty()) {
            return "0";
        }
        SeedResult first = report.failures().get(0);
        String rule = Objects.requireNonNull(first.broken()).rule();
        return first.seed() + " " + rule.lines().findFirst().orElse("");
    }

    static String find(Plant plant, String template, long from, long to, long steps)
            throws ReflectiveOperationException {
        if (plant.parts().isPresent()) {
            return find(plant.parts().get(), template, from, to, steps);
        }
        Class<?> altered = new AlteredClasses(plant.alteration().orElseThrow()).loadClass(PlantedRun.class.getName());
        return (String) altered.getMethod("find", String.class, long.class, long.class, long.class)
                .invoke(null, template, from, to, steps);
    }
}
