package io.podium.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.InvalidInputException;
import io.podium.domain.schedule.Recurrence;
import io.podium.domain.schedule.Timing;
import io.podium.domain.task.Token;
import io.podium.lambda.cron.CronRecurrences;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.local.statemachine.DefinitionException;
import io.podium.local.statemachine.StateMachine;
import io.podium.local.trace.SwfReader;
import io.podium.local.trace.SwfTrace;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceException;
import io.podium.local.trace.TraceReader;
import io.podium.optimizer.mps.GivenProgram;
import io.podium.optimizer.mps.MpsException;
import io.podium.optimizer.mps.MpsReader;
import io.podium.optimizer.raw.RawProgram;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parsers: each refuses by its own exception, in words, or returns what holds the rules of its type. */
final class Parsers {
    private static final CronRecurrences CRON = new CronRecurrences();
    private static final Instant NOW = Instant.parse("2026-03-28T12:00:00Z");

    private Parsers() {}

    /** What was read is written and read again as the same tree. */
    static void json(byte[] input) {
        @Nullable Object tree;
        try {
            tree = Json.parse(input);
        } catch (JsonException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return;
        }
        assertThat(Json.parse(Json.write(tree))).isEqualTo(tree);
    }

    static void csv(byte[] input) {
        try {
            Trace trace = TraceReader.read("fuzz.csv", FuzzTarget.text(input));
            assertThat(trace.arrivals()).allMatch(task -> task.duration() >= 0 && Double.isFinite(task.at()));
        } catch (TraceException e) {
            assertThat(e).hasMessageContaining("fuzz.csv");
        }
    }

    static void swf(byte[] input) {
        try {
            SwfTrace trace = SwfReader.read("fuzz.swf", new StringReader(FuzzTarget.text(input)));
            assertThat(trace.skipped()).isNotNegative();
        } catch (TraceException e) {
            assertThat(e).hasMessageContaining("fuzz.swf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void mps(byte[] input) {
        try {
            GivenProgram program = MpsReader.read(FuzzTarget.text(input));
            assertThat(program).isNotNull();
        } catch (MpsException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    static void program(byte[] input) {
        try {
            assertThat(RawProgram.of(FuzzTarget.text(input))).isNotNull();
        } catch (MpsException | JsonException | InvalidInputException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    static void definition(byte[] input) {
        try {
            assertThat(StateMachine.load(FuzzTarget.text(input), Map.of())).isNotNull();
        } catch (DefinitionException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    /** A line with a zone may follow the expression. Each time comes after the one before. */
    static void cron(byte[] input) {
        String[] lines = FuzzTarget.text(input).split("\n", 2);
        try {
            Recurrence recurrence = CRON.of(new Timing(lines[0], zone(lines)));
            Instant last = NOW;
            for (int i = 0; i < 3; i++) {
                Optional<Instant> next = recurrence.next(last);
                if (next.isPresent()) {
                    assertThat(next.get()).isAfter(last);
                    last = next.get();
                }
            }
        } catch (InvalidInputException e) {
            assertThat(e.violations()).isNotEmpty();
        }
    }

    private static ZoneId zone(String[] lines) {
        return lines.length > 1 && ZoneId.getAvailableZoneIds().contains(lines[1].strip())
                ? ZoneId.of(lines[1].strip())
                : ZoneOffset.UTC;
    }

    /** A token that is read is written as it was. */
    static void token(byte[] input) {
        String text = FuzzTarget.text(input);
        Token.parse(text)
                .ifPresent(token -> assertThat(Token.parse(token.toString())).contains(token));
    }
}
