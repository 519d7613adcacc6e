package io.podium.domain.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when on tasks may wait in a shard: one that is ready waits at once, one that is delayed or blocked from when it is
 * due. Whoever stores such a task sees to it that the note says so before. So where it says that nobody waits yet, no queue
 * need be asked.
 *
 * <p>A note is taken back when the queues were found empty, on condition that it was not written since it was read. Somebody
 * who found it right, and so did not write it, may be about to store a task then. Therefore a note is relied on for
 * {@link #RELIABLE} after it was written, and not taken back before {@link #KEPT}: the time between is more than it takes to
 * store tasks.
 *
 * @param from null where nobody waits
 * @param notedAt when the note was written last
 * @param version the version of the note as read, 0 where there is none
 */
public record WaitingNote(@Nullable Instant from, Instant notedAt, long version) {
    static final Duration RELIABLE = Duration.ofSeconds(30);

    /** How long a note stands at least. */
    public static final Duration KEPT = Duration.ofSeconds(90);

    /** Where nothing was noted tasks may wait that were stored before there were notes. */
    static final WaitingNote UNKNOWN = new WaitingNote(Instant.EPOCH, Instant.EPOCH, 0);

    /** Returns whether tasks may wait. */
    public boolean mayWait(Instant now) {
        return from != null && !from.isAfter(now);
    }

    /** Returns whether the note may be taken back or put off. */
    public boolean mayChange(Instant now) {
        return !now.isBefore(notedAt.plus(KEPT));
    }

    /** Returns whether a task may be stored that waits from an instant on. */
    boolean covers(Instant waitsFrom, Instant now) {
        return mayWait(waitsFrom) && now.isBefore(notedAt.plus(RELIABLE));
    }

    /** Returns the note that also covers a task that waits from an instant on. */
    WaitingNote covering(Instant waitsFrom, Instant now) {
        return new WaitingNote(from == null || waitsFrom.isBefore(from) ? waitsFrom : from, now, version);
    }
}
