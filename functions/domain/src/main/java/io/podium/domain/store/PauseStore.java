package io.podium.domain.store;

import io.podium.domain.optimization.Pause;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the optimizer is paused, in one item. */
public final class PauseStore {
    private static final ItemKey SWITCH = new ItemKey("OPTIMIZER", "switch");

    private final ItemStore items;

    PauseStore(ItemStore items) {
        this.items = items;
    }

    /** Returns since when and why nothing may be changed; empty where the optimizer is not paused. */
    public Optional<Pause> find() {
        return items.get(SWITCH).flatMap(PauseStore::read);
    }

    /**
     * Pauses the optimizer, or resumes with null. Pausing again keeps the time of the first and takes the later reason.
     *
     * @return whether that was written; false where somebody else switched at the same time
     */
    public boolean store(@Nullable Pause pause) {
        Optional<Item> before = items.get(SWITCH);
        Pause first = before.flatMap(PauseStore::read).orElse(null);
        Pause kept = pause != null && first != null ? new Pause(first.since(), pause.reason()) : pause;
        if (Objects.equals(kept, first)) {
            return true;
        }
        Document document = Document.empty().put("schema", 1L);
        if (kept != null) {
            document.put("since", kept.since()).put("reason", kept.reason());
        }
        long version = before.map(Item::version).orElse(0L) + 1;
        return items.write(new Write.Put(new Item(SWITCH, version, document.tree(), null)))
                instanceof WriteOutcome.Done;
    }

    private static Optional<Pause> read(Item item) {
        Document document = Document.of(item.document());
        Instant since = document.optionalInstant("since");
        return since == null ? Optional.empty() : Optional.of(new Pause(since, document.text("reason")));
    }
}
