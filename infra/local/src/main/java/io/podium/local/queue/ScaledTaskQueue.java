package io.podium.local.queue;

import io.podium.domain.port.TaskQueue;
import io.podium.domain.port.Wake;
import io.podium.local.clock.VirtualTimer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Delays wake-ups in virtual time. The queue itself waits in whole seconds of real time, which is too coarse where a
 * second is half a minute; so a delayed wake-up is held back here, and a crash loses it, which the sweeper repairs.
 */
public final class ScaledTaskQueue implements TaskQueue {
    private final TaskQueue queue;
    private final VirtualTimer timer;

    public ScaledTaskQueue(TaskQueue queue, VirtualTimer timer) {
        this.queue = queue;
        this.timer = timer;
    }

    @Override
    public void wake(Collection<Wake> wakes, Duration delay) {
        if (wakes.isEmpty()) {
            return;
        }
        if (delay.isZero() || timer.clock().speed() == 1) {
            queue.wake(wakes, delay);
        } else {
            List<Wake> later = List.copyOf(wakes);
            timer.after(delay, () -> queue.wake(later));
        }
    }
}
