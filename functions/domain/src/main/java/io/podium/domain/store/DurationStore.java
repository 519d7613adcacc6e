package io.podium.domain.store;

import io.podium.domain.duration.LearntDurations;
import io.podium.domain.duration.LearntDurations.Learning;
import io.podium.domain.duration.LearntDurations.Subject;
import io.podium.domain.metrics.RunSums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was learnt of durations, one item a pool beside its measurements. Each subject is a line
 * {@code type,service,count,seconds,squares,lastRan} of some 70 characters, the service empty for a type wherever it
 * runs. Ids hold no commas.
 */
public final class DurationStore {
    private static final String SORT = "learnt";

    private final ItemStore items;

    public DurationStore(ItemStore items) {
        this.items = items;
    }

    /** Returns what was learnt in a pool. */
    public LearntDurations find(String pool) {
        return items.get(key(pool)).map(DurationStore::read).orElseGet(LearntDurations::none);
    }

    /** Stores what was learnt on condition that nobody wrote it since it was read; returns whether it was stored. */
    public boolean store(String pool, LearntDurations learnt) {
        LearntDurations next = learnt.rewritten();
        List<String> lines = new ArrayList<>();
        next.subjects().forEach((subject, learning) -> lines.add(line(subject, learning)));
        Document document = Document.empty()
                .put("schema", 1L)
                .put("until", next.foldedUntil())
                .putList("runs", lines);
        return items.write(new Write.Put(new Item(key(pool), next.version(), document.tree(), null)))
                instanceof WriteOutcome.Done;
    }

    private static LearntDurations read(Item item) {
        Document document = Document.of(item.document());
        SortedMap<Subject, Learning> subjects = new TreeMap<>();
        for (String line : document.texts("runs")) {
            List<String> parts = List.of(line.split(",", -1));
            String service = parts.get(1);
            RunSums sums = new RunSums(
                    Double.parseDouble(parts.get(2)),
                    Double.parseDouble(parts.get(3)),
                    Double.parseDouble(parts.get(4)));
            Instant lastRan = Instant.ofEpochSecond(Long.parseLong(parts.get(5)));
            subjects.put(new Subject(parts.get(0), service.isEmpty() ? null : service), new Learning(sums, lastRan));
        }
        return new LearntDurations(document.instant("until"), subjects, item.version());
    }

    private static String line(Subject subject, Learning learning) {
        return String.join(
                ",",
                subject.type(),
                subject.serviceId() == null ? "" : subject.serviceId(),
                Double.toString(learning.sums().count()),
                Double.toString(learning.sums().seconds()),
                Double.toString(learning.sums().squares()),
                Long.toString(learning.lastRan().getEpochSecond()));
    }

    private static ItemKey key(String pool) {
        return new ItemKey("DURATIONS#" + pool, SORT);
    }
}
