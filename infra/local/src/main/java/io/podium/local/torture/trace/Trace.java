package io.podium.local.torture.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The events of one world: the last of them in words, and all of them in a hash by which two runs are compared.
 * Used by one thread at a time.
 */
public final class Trace {
    private final @Nullable Entry[] last;
    private long count;
    private long hash = 17;

    private record Entry(long millis, String who, String what, Object about) {
        String line() {
            return String.format(Locale.ROOT, "%,12.3f s  %-28s %s %s", millis / 1_000.0, who, what, about);
        }
    }

    /**
     * @param kept how many of the last events are kept, at least 1
     */
    public Trace(int kept) {
        this.last = new Entry[kept];
    }

    /**
     * Notes an event.
     *
     * @param millis when, since the beginning of the world
     * @param about something whose text and hash do not change, nor differ between two runs
     */
    public void add(long millis, String who, String what, Object about) {
        last[(int) (count++ % last.length)] = new Entry(millis, who, what, about);
        hash = 31 * (31 * (31 * (31 * hash + millis) + who.hashCode()) + what.hashCode()) + about.hashCode();
    }

    /** Returns the hash of all events. */
    public long hash() {
        return hash;
    }

    /** Returns the last events as lines, oldest first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (long i = Math.max(0, count - last.length); i < count; i++) {
            Entry entry = last[(int) (i % last.length)];
            if (entry != null) {
                lines.add(entry.line());
            }
        }
        return lines;
    }
}
