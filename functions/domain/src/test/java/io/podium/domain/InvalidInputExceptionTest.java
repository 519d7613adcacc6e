package io.podium.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidInputExceptionTest {
    private static final Violation SLOTS = new Violation("slots", "a whole number is expected, not true");
    private static final Violation POOL = new Violation("pool", "required");

    @Test
    void namesEveryViolationInItsMessage() {
        assertThat(new InvalidInputException(List.of(SLOTS, POOL)))
                .hasMessage("slots: a whole number is expected, not true; pool: required");
    }

    @Test
    void keepsTheViolationsAsTheyWere() {
        List<Violation> violations = new ArrayList<>(List.of(SLOTS));
        InvalidInputException invalid = new InvalidInputException(violations);
        violations.add(POOL);

        assertThat(invalid.violations()).containsExactly(SLOTS);
    }

    @Test
    void needsAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InvalidInputException(List.of()));
    }

    @Test
    void isSerializableAsExceptionsAre() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new InvalidInputException("pool", "required"));
        }
        assertThat(bytes.size()).isPositive();
    }

    @Test
    void theOthersNameTheThing() {
        assertThat(new NotFoundException("task", "t-1")).hasMessage("there is no task \"t-1\"");
    }
}
