package io.podium.local.backend;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class EmbeddedStackTest {
    @Test
    void tasksGoThroughTheStack() throws Exception {
        StackFlow.play(null);
    }
}
