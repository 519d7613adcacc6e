package io.podium.domain.store;

import io.podium.domain.ConflictException;
import io.podium.domain.task.Gang;
import io.podium.domain.task.TaskArray;
import io.podium.domain.task.TaskKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tasks belong together. What is stored here never changes. An array is stored where a task of its name would be, so
 * that one id never stands for both.
 */
public final class GroupStore {
    private static final String GANG = "gang";

    private final ItemStore items;

    public GroupStore(ItemStore items) {
        this.items = items;
    }

    /** Returns the array of this name. */
    public Optional<TaskArray> findArray(TaskKey key) {
        return Optional.ofNullable(findArrays(List.of(key)).get(key));
    }

    /** Returns the arrays that exist among these. */
    public Map<TaskKey, TaskArray> findArrays(Collection<TaskKey> keys) {
        Map<TaskKey, TaskArray> found = new HashMap<>();
        items.getAll(keys.stream().distinct().map(TaskStore::itemKey).toList()).values().stream()
                .filter(TaskStore::isArray)
                .map(GroupStore::array)
                .forEach(array -> found.put(array.key(), array));
        return found;
    }

    /**
     * Stores arrays, each unless it is stored already.
     *
     * @throws ConflictException if an id stands for a task, or for another array
     */
    public void storeArrays(Collection<TaskArray> arrays) {
        List<Write.Put> writes = arrays.stream()
                .map(array -> new Write.Put(new Item(
                        TaskStore.itemKey(array.key()),
                        1,
                        Document.empty()
                                .put("schema", 1L)
                                .put("tenant", array.key().tenant())
                                .put("id", array.key().id())
                                .put(TaskStore.ARRAY, (long) array.size())
                                .put("hash", array.contentHash())
                                .tree(),
                        null)))
                .toList();
        List<WriteOutcome> outcomes = writes.isEmpty() ? List.of() : items.write(writes);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Conflict) {
                throw new ConflictException(
                        "id " + writes.get(i).item().document().get("id")
                                + " stands for a task, or for an array of other content, that was submitted before");
            }
        }
    }

    /** Returns the gangs of a tenant that exist among these ids, by id. */
    public Map<String, Gang> findGangs(String tenant, Collection<String> ids) {
        Map<String, Gang> found = new HashMap<>();
        items.getAll(ids.stream().distinct().map(id -> gangKey(tenant, id)).toList())
                .values()
                .forEach(item -> found.put(gang(item).id(), gang(item)));
        return found;
    }

    /**
     * Stores gangs, each unless it is stored already.
     *
     * @throws ConflictException if an id stands for a gang of other members
     */
    public void storeGangs(Collection<Gang> gangs) {
        List<Write.Put> writes = gangs.stream()
                .map(gang -> new Write.Put(new Item(
                        gangKey(gang.tenant(), gang.id()),
                        1,
                        Document.empty()
                                .put("schema", 1L)
                                .put("tenant", gang.tenant())
                                .put("id", gang.id())
                                .putList("members", gang.members())
                                .tree(),
                        null)))
                .toList();
        List<WriteOutcome> outcomes = writes.isEmpty() ? List.of() : items.write(writes);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Conflict) {
                throw new ConflictException("gang "
                        + writes.get(i).item().document().get("id") + " was submitted before with other members");
            }
        }
    }

    private static TaskArray array(Item item) {
        Document document = Document.of(item.document());
        return new TaskArray(
                new TaskKey(document.text("tenant"), document.text("id")),
                document.integer(TaskStore.ARRAY),
                document.text("hash"));
    }

    private static Gang gang(Item item) {
        Document document = Document.of(item.document());
        return new Gang(document.text("tenant"), document.text("id"), document.texts("members"));
    }

    private static ItemKey gangKey(String tenant, String id) {
        return new ItemKey(tenant + "#" + id, GANG);
    }
}
