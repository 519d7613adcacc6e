package io.podium.local.statemachine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code Retry} and {@code Catch}. */
final class RecoveryReader {
    private static final int DEFAULT_ATTEMPTS = 3;
    private static final double DEFAULT_BACKOFF = 2.0;

    private RecoveryReader() {}

    static Recovery read(Fields fields) {
        List<Retrier> retriers = new ArrayList<>();
        List<Fields> retries = fields.objects("Retry");
        for (Fields entry : retries) {
            retriers.add(retrier(entry, retriers.size() == retries.size() - 1));
        }
        List<Catcher> catchers = new ArrayList<>();
        List<Fields> catches = fields.objects("Catch");
        for (Fields entry : catches) {
            entry.only("Comment", "ErrorEquals", "Next", "Output", "Assign");
            ErrorNames errors = errors(entry, catchers.size() == catches.size() - 1);
            catchers.add(new Catcher(errors, EffectsReader.read(entry), entry.text("Next")));
        }
        return new Recovery(retriers, catchers);
    }

    private static Retrier retrier(Fields entry, boolean last) {
        entry.only(
                "Comment",
                "ErrorEquals",
                "IntervalSeconds",
                "MaxAttempts",
                "BackoffRate",
                "MaxDelaySeconds",
                "JitterStrategy");
        String jitter = entry.has("JitterStrategy") ? entry.text("JitterStrategy") : "NONE";
        if (!jitter.equals("FULL") && !jitter.equals("NONE")) {
            throw new DefinitionException(entry.path("JitterStrategy") + " is " + jitter + " but must be FULL or NONE");
        }
        return new Retrier(
                errors(entry, last),
                Duration.ofSeconds(entry.integer("IntervalSeconds", 1, 1)),
                entry.integer("MaxAttempts", DEFAULT_ATTEMPTS, 0),
                entry.number("BackoffRate", DEFAULT_BACKOFF, 1),
                entry.optionalSeconds("MaxDelaySeconds"),
                jitter.equals("FULL"));
    }

    private static ErrorNames errors(Fields entry, boolean last) {
        List<String> names = entry.texts("ErrorEquals");
        if (names.contains(ErrorNames.ALL) && (names.size() > 1 || !last)) {
            throw new DefinitionException(
                    entry.path("ErrorEquals") + " has States.ALL, which must stand alone and in the last entry");
        }
        return new ErrorNames(names);
    }
}
