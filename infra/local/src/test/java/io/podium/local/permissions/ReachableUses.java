package io.podium.local.permissions;

import static io.podium.lambda.permissions.StoreOperation.DELETE;
import static io.podium.lambda.permissions.StoreOperation.DELETE_OF_LIST;
import static io.podium.lambda.permissions.StoreOperation.DELETE_TOGETHER;
import static io.podium.lambda.permissions.StoreOperation.INSERT;
import static io.podium.lambda.permissions.StoreOperation.INSERT_OF_LIST;
import static io.podium.lambda.permissions.StoreOperation.INSERT_TOGETHER;
import static io.podium.lambda.permissions.StoreOperation.REPLACE;
import static io.podium.lambda.permissions.StoreOperation.REPLACE_OF_LIST;
import static io.podium.lambda.permissions.StoreOperation.REPLACE_TOGETHER;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Write;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.permissions.StoreOperation;
import io.podium.lambda.permissions.WatchedStore;
import io.podium.lambda.wiring.Platform;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a handler could ask of its tables by any path through the code, whether a test takes it or not: found by following
 * every call from the handler on, into every implementation of what is called, as far as the tables.
 */
final class ReachableUses {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.podium.domain", "io.podium.lambda", "io.podium.optimizer");
    private final Map<String, String> tablesByStore = tablesByStore();

    /**
     * A call that is made to a table.
     *
     * @param table the variable that names the table
     * @param operations what it may be; of what is put the code does not say whether it is new
     */
    record Use(String table, Set<StoreOperation> operations) {}

    /** A place in the code, and the table that whatever is there works on, once that is known. */
    private record Place(JavaCodeUnit code, @Nullable String table) {}

    /** Opens the stores on tables that know their variables, and looks into each store for the table it has. */
    private static Map<String, String> tablesByStore() {
        Stores stores = Stores.on(
                Clock.systemUTC(),
                table("PODIUM_REGISTRY_TABLE"),
                table("PODIUM_TASKS_TABLE"),
                table("PODIUM_ALLOCATIONS_TABLE"),
                table("PODIUM_METRICS_TABLE"),
                table("PODIUM_PLANS_TABLE"),
                table("PODIUM_AUDIT_TABLE"));
        Map<String, String> tables = new HashMap<>();
        try {
            for (RecordComponent component : Stores.class.getRecordComponents()) {
                note(component.getAccessor().invoke(stores), tables);
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the stores cannot be looked into", e);
        }
        return tables;
    }

    /** Some stores make further ones on their table. */
    private static void note(Object store, Map<String, String> tables) throws ReflectiveOperationException {
        for (Field field : store.getClass().getDeclaredFields()) {
            if (field.getType() == ItemStore.class) {
                field.setAccessible(true);
                tables.put(store.getClass().getName(), ((WatchedStore) field.get(store)).variable());
            }
        }
        for (Method method : store.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getReturnType().getSimpleName().endsWith("Store")) {
                note(method.invoke(store), tables);
            }
        }
    }

    private static ItemStore table(String variable) {
        return new WatchedStore(variable, new InMemoryItemStore());
    }

    /** Returns what is reachable from a handler. */
    Set<Use> of(String handler) {
        Set<Use> uses = new HashSet<>();
        Set<Place> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        classes.get(handler).getCodeUnits().forEach(code -> open.add(new Place(code, null)));
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (seen.add(place)) {
                accesses(place.code()).forEach(access -> follow(access, place, uses, open));
            }
        }
        return uses;
    }

    private static Stream<JavaAccess<?>> accesses(JavaCodeUnit code) {
        return Stream.concat(code.getCallsFromSelf().stream(), code.getCodeUnitReferencesFromSelf().stream());
    }

    private void follow(JavaAccess<?> access, Place from, Set<Use> uses, Deque<Place> open) {
        JavaClass owner = access.getTargetOwner();
        if (owner.isAssignableTo(ItemStore.class)) {
            String table = from.table();
            if (table == null) {
                throw new AssertionError(from.code().getFullName() + " uses a table that nobody knows");
            } else {
                operations((AccessTarget.CodeUnitAccessTarget) access.getTarget(), from.code())
                        .forEach(operations -> uses.add(new Use(table, operations)));
            }
        } else if (owner.getName().startsWith("io.podium.") && !owner.isAssignableTo(Platform.class)) {
            AccessTarget.CodeUnitAccessTarget target = (AccessTarget.CodeUnitAccessTarget) access.getTarget();
            Stream.concat(
                            target.resolveMember().stream().map(JavaCodeUnit.class::cast),
                            owner.getAllSubclasses().stream().flatMap(type -> overriding(type, target)))
                    .forEach(code -> open.add(new Place(
                            code, tablesByStore.getOrDefault(code.getOwner().getName(), from.table()))));
        }
    }

    private static Stream<Set<StoreOperation>> operations(AccessTarget.CodeUnitAccessTarget target, JavaCodeUnit code) {
        return switch (target.getName()) {
            case "get" -> Stream.of(Set.of(StoreOperation.GET));
            case "getAll" -> Stream.of(Set.of(StoreOperation.GET_ALL));
            case "query" -> Stream.of(Set.of(StoreOperation.QUERY));
            case "queryIndex" -> Stream.of(Set.of(StoreOperation.QUERY_INDEX));
            case "append" -> Stream.of(Set.of(StoreOperation.APPEND));
            case "add", "addAll" -> Stream.of(Set.of(StoreOperation.ADD));
            case "writeTogether" -> writes(code, INSERT_TOGETHER, REPLACE_TOGETHER, DELETE_TOGETHER);
            default ->
                target.getRawParameterTypes().get(0).getName().equals("java.util.List")
                        ? writes(code, INSERT_OF_LIST, REPLACE_OF_LIST, DELETE_OF_LIST)
                        : writes(code, INSERT, REPLACE, DELETE);
        };
    }

    /** A method that writes makes the writes as well. */
    private static Stream<Set<StoreOperation>> writes(
            JavaCodeUnit code, StoreOperation insert, StoreOperation replace, StoreOperation delete) {
        boolean deletes = makes(code, Write.Delete.class);
        boolean puts = makes(code, Write.Put.class) || !deletes;
        Stream<Set<StoreOperation>> put = puts ? Stream.of(EnumSet.of(insert, replace)) : Stream.of();
        return deletes ? Stream.concat(put, Stream.of(Set.of(delete))) : put;
    }

    private static boolean makes(JavaCodeUnit code, Class<?> type) {
        return accesses(code).anyMatch(access -> access.getTargetOwner().isEquivalentTo(type));
    }

    private static Stream<JavaMethod> overriding(JavaClass type, AccessTarget.CodeUnitAccessTarget target) {
        return type.getMethods().stream()
                .filter(method -> method.getName().equals(target.getName())
                        && method.getRawParameterTypes().size()
                                == target.getRawParameterTypes().size());
    }
}
