package io.podium.local.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells an explanation, as the API gives it, in sentences. */
final class ExplanationText {
    private final Map<?, ?> told;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Map<?, ?> told) {
        this.told = told;
    }

    static List<String> lines(Map<?, ?> explanation) {
        ExplanationText text = new ExplanationText(explanation);
        text.tell();
        return text.lines;
    }

    private void tell() {
        lines.add("Task " + told.get("taskId") + " is " + told.get("status") + ".");
        for (Object reason : list(told.get("reasons"))) {
            line("Why", reason);
        }
        line("Place", at("rankParts", "words"));
        if (told.containsKey("ahead")) {
            line("Ahead", ahead());
        }
        start();
        deadline();
        bound();
    }

    private String ahead() {
        String count = (Boolean.TRUE.equals(told.get("aheadIsAtLeast")) ? "at least " : "") + told.get("ahead");
        Object others = told.get("aheadOfOtherTypes");
        return count + ("1".equals(count) ? " task goes first" : " tasks go first")
                + (Objects.equals(others, 0L) ? "" : ", " + others + " of them of other types") + "; with what runs, "
                + seconds(told.get("aheadSeconds")) + " of work";
    }

    private void start() {
        Object at = at("estimatedStart", "at");
        if (at == null) {
            if (told.containsKey("ahead")) {
                line("Start", "no telling: " + at("estimatedStart", "reason"));
            }
            return;
        }
        line("Start", "about " + when(at) + ", " + interval("estimatedStart"));
        line("", at("estimatedStart", "reason"));
    }

    private void deadline() {
        if (!told.containsKey("deadline")) {
            return;
        }
        Object chance = at("deadline", "chanceToMiss");
        String verdict =
                Boolean.TRUE.equals(at("deadline", "willMiss")) ? "will be missed" : "is not thought to be missed";
        line(
                "Deadline",
                at("deadline", "deadline") + " " + verdict
                        + (chance instanceof Number number
                                ? String.format(Locale.ROOT, " (%.0f %% likely to be)", 100 * number.doubleValue())
                                : "")
                        + ": " + at("deadline", "reason"));
        if (at("deadline", "estimatedFinish") != null) {
            line("End", "about " + when(at("deadline", "estimatedFinish")) + ", " + interval("deadline"));
        }
    }

    private void bound() {
        if (told.containsKey("waitBound")) {
            Object most = at("waitBound", "waitSeconds");
            line(
                    "At most",
                    most == null ? at("waitBound", "reason") : seconds(most) + ", " + at("waitBound", "reason"));
        }
    }

    private String interval(String part) {
        if (!(at(part, "interval") instanceof Map<?, ?> interval)) {
            return "no interval";
        }
        Object to = interval.get("to");
        return "from " + when(interval.get("from")) + (to == null ? " with no end in sight" : " to " + when(to));
    }

    /** Says an instant, and how far it is from the one of the explanation. */
    private String when(@Nullable Object instant) {
        if (!(instant instanceof String text) || !(told.get("at") instanceof String now)) {
            return String.valueOf(instant);
        }
        double away = Duration.between(Instant.parse(now), Instant.parse(text)).toMillis() / 1000.0;
        return text + " (in " + seconds(away) + ")";
    }

    private static String seconds(@Nullable Object value) {
        return value instanceof Number number
                ? String.format(Locale.ROOT, "%,.1f s", number.doubleValue())
                : String.valueOf(value);
    }

    private @Nullable Object at(String part, String field) {
        return told.get(part) instanceof Map<?, ?> map ? map.get(field) : null;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private void line(String name, @Nullable Object words) {
        lines.add(String.format(Locale.ROOT, "  %-9s %s", name, words));
    }
}
