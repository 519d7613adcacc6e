package io.podium.domain.store;

import io.podium.domain.schedule.CatchUp;
import io.podium.domain.schedule.History;
import io.podium.domain.schedule.Overlap;
import io.podium.domain.schedule.Rules;
import io.podium.domain.schedule.Schedule;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.schedule.Timing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schedules, in one partition a tenant. Those that come again are in the index in order of their next time, spread
 * over {@link #SHARDS} partitions, since many come at the same minute.
 */
public final class ScheduleStore {
    /** Over how many partitions of the index schedules are spread. */
    public static final int SHARDS = 16;

    private final ItemStore items;

    public ScheduleStore(ItemStore items) {
        this.items = items;
    }

    /** Returns the schedule of this name. */
    public Optional<Schedule> find(ScheduleKey key) {
        return items.get(itemKey(key)).map(ScheduleStore::read);
    }

    /** Returns the schedules that exist among these. */
    public List<Schedule> findAll(Collection<ScheduleKey> keys) {
        return items.getAll(keys.stream().distinct().map(ScheduleStore::itemKey).toList()).values().stream()
                .map(ScheduleStore::read)
                .toList();
    }

    /** Returns a page of a tenant's schedules, in order of their ids, from behind {@code after}. */
    public ItemPage<Schedule> page(String tenant, @Nullable String after, int limit) {
        ItemPage<Item> page = items.query(partition(tenant), Range.first(limit).continuedAfter(after));
        return new ItemPage<>(page.items().stream().map(ScheduleStore::read).toList(), page.next());
    }

    /** Returns schedules of one shard whose next time has come, earliest first; the index may be late. */
    public List<ScheduleKey> due(int shard, Instant now, int limit) {
        return items.queryIndex(duePartition(shard), Range.upTo(time(now) + "$", limit)).items().stream()
                .map(hit -> Document.of(hit.entry().brief()))
                .map(brief -> new ScheduleKey(brief.text("tenant"), brief.text("id")))
                .toList();
    }

    /**
     * Stores each schedule on condition that nobody wrote it since it was read.
     *
     * @param schedules still with the versions that were read; no two of one name
     * @return those that were stored
     */
    public List<Schedule> store(Collection<Schedule> schedules) {
        List<Schedule> asked = List.copyOf(schedules);
        List<Write> writes = new ArrayList<>();
        asked.forEach(schedule -> writes.add(new Write.Put(write(schedule.rewritten()))));
        List<WriteOutcome> outcomes = writes.isEmpty() ? List.of() : items.write(writes);
        List<Schedule> stored = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Done) {
                stored.add(asked.get(i).rewritten());
            }
        }
        return stored;
    }

    /** Removes a schedule as it was read; returns whether it was removed. */
    public boolean remove(Schedule schedule) {
        return items.write(new Write.Delete(itemKey(schedule.key()), schedule.version())) instanceof WriteOutcome.Done;
    }

    private static Item write(Schedule schedule) {
        History history = schedule.history();
        Document document = Document.empty()
                .put("schema", 1L)
                .put("tenant", schedule.key().tenant())
                .put("id", schedule.key().id())
                .put("cron", schedule.timing().cron())
                .put("zone", schedule.timing().zone().getId())
                .put("template", schedule.template())
                .put("overlap", schedule.rules().overlap().name())
                .put("catchUp", schedule.rules().catchUp().name())
                .put("enabled", schedule.enabled())
                .put("next", schedule.nextAt())
                .put("lastAt", history.lastAt())
                .put("lastTask", history.lastTaskId())
                .put("lastError", history.lastError())
                .put("skipped", history.skipped() == 0 ? null : history.skipped());
        return new Item(itemKey(schedule.key()), schedule.version(), document.tree(), due(schedule));
    }

    private static Schedule read(Item item) {
        Document document = Document.of(item.document());
        return new Schedule(
                new ScheduleKey(document.text("tenant"), document.text("id")),
                new Timing(document.text("cron"), ZoneId.of(document.text("zone"))),
                document.text("template"),
                new Rules(Overlap.valueOf(document.text("overlap")), CatchUp.valueOf(document.text("catchUp"))),
                document.flag("enabled"),
                document.optionalInstant("next"),
                new History(
                        document.optionalInstant("lastAt"),
                        document.optionalText("lastTask"),
                        document.optionalText("lastError"),
                        document.whole("skipped", 0)),
                item.version());
    }

    private static @Nullable IndexEntry due(Schedule schedule) {
        Instant next = schedule.nextAt();
        ScheduleKey key = schedule.key();
        return next == null
                ? null
                : new IndexEntry(
                        duePartition(Math.floorMod(key.toString().hashCode(), SHARDS)),
                        time(next) + "#" + key,
                        Document.empty()
                                .put("tenant", key.tenant())
                                .put("id", key.id())
                                .tree());
    }

    private static String duePartition(int shard) {
        return "SCHEDULED#" + shard;
    }

    private static String time(Instant instant) {
        return String.format("%015d", Math.max(0, instant.toEpochMilli()));
    }

    private static ItemKey itemKey(ScheduleKey key) {
        return new ItemKey(partition(key.tenant()), key.id());
    }

    private static String partition(String tenant) {
        return "SCHEDULES#" + tenant;
    }
}
