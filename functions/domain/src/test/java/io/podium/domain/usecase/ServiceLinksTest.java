package io.podium.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.service.Service;
import io.podium.domain.service.TestService;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.ServiceStore;
import io.podium.domain.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That services are found by their types and by what they depend on, whoever registers and removes them meanwhile. */
class ServiceLinksTest {
    private static final int SEEDS = 400;

    private final PodiumFixture podium = new PodiumFixture();
    private final ServiceStore services = podium.stores.services();

    private void register(TestService spec) {
        podium.service(spec);
    }

    private void deregister(String id) {
        new DeregisterService(podium.stores, podium.surroundings).run(id);
    }

    private List<String> dependants(String id) {
        return services.dependants(id, 10).stream().map(Service::id).toList();
    }

    private static List<String> ableTo(ServiceStore services, String type) {
        return services.ableTo(List.of(type)).stream().map(Service::id).toList();
    }

    @Test
    void followReRegistrationAndRemoval() {
        podium.pool("p", 9);
        register(TestService.service("web").dependsOn("db", "cache"));
        register(TestService.service("api").dependsOn("db"));
        assertThat(dependants("db")).containsExactly("api", "web");
        assertThat(dependants("cache")).containsExactly("web");
        assertThat(dependants("web")).isEmpty();

        register(TestService.service("web").types("other").dependsOn("db", "queue"));
        assertThat(dependants("cache")).isEmpty();
        assertThat(dependants("queue")).containsExactly("web");
        assertThat(ableTo(services, "work")).containsExactly("api");
        deregister("web");
        assertThat(dependants("db")).containsExactly("api");
        assertThat(dependants("queue")).isEmpty();
    }

    @Test
    void areRemovedAndNotOnlyPassedOver() {
        InMemoryItemStore items = new InMemoryItemStore();
        ServiceStore store = new ServiceStore(items);
        Service first = Service.registered(
                TestService.service("s").types("a", "b").dependsOn("x").build(), podium.now());
        store.store(first);
        store.store(first.reregistered(TestService.service("s").types("a").build(), podium.now()));
        assertThat(items.query("TYPE#a", Range.first(9)).items()).hasSize(1);
        assertThat(items.query("TYPE#b", Range.first(9)).items()).isEmpty();
        assertThat(items.query("DEPENDANTS#x", Range.first(9)).items()).isEmpty();
    }

    /** Registrations and removals of one service, one write of one after one write of another, in any order. */
    @Test
    void leadToEveryServiceThatIsThereHoweverRegistrationsAndRemovalsMeet() throws InterruptedException {
        int present = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            PodiumFixture each = new PodiumFixture(seed);
            each.pool("p", 9).service(TestService.service("s").dependsOn("db"));
            Interleaved interleaved = new Interleaved(seed);
            each.registryItems.beforeWrites(writes -> interleaved.next());
            each.registryItems.afterWrites(writes -> interleaved.next());
            DeregisterService deregister = new DeregisterService(each.stores, each.surroundings);
            RegisterService register = new RegisterService(each.stores, each.surroundings);
            List<Runnable> actions = new ArrayList<>();
            actions.add(() -> removeIfThere(deregister));
            actions.add(() -> removeIfThere(deregister));
            actions.add(
                    () -> register.run(TestService.service("s").dependsOn("db").build()));
            actions.add(() -> register.run(TestService.service("s")
                    .types("work", "other")
                    .dependsOn("db")
                    .build()));
            actions.add(
                    () -> register.run(TestService.service("s").types("other").build()));
            interleaved.run(ConflictException.class, actions);

            Optional<Service> left = each.stores.services().find("s");
            if (left.isPresent()) {
                present++;
                for (String type : left.get().spec().taskTypes()) {
                    assertThat(ableTo(each.stores.services(), type))
                            .as("seed %d, type %s", seed, type)
                            .containsExactly("s");
                }
                left.get().spec().dependsOn().forEach(id -> assertThat(
                                each.stores.services().dependants(id, 9))
                        .hasSize(1));
            }
        }
        assertThat(present).isBetween(SEEDS / 10, SEEDS);
    }

    private static void removeIfThere(DeregisterService deregister) {
        try {
            deregister.run("s");
        } catch (NotFoundException gone) {
            assertThat(gone).hasMessageContaining("s");
        }
    }

    @Test
    void thatACrashLeftMissingAreMendedByTheSweep() {
        podium.pool("p", 9);
        register(TestService.service("s"));
        removeLinks();
        assertThat(ableTo(services, "work")).isEmpty();

        int mended = 0;
        for (int minute = 0; minute < SweepServices.LINKS_MINUTES; minute++) {
            mended +=
                    new SweepServices(podium.stores, podium.surroundings).run().mendedLinks();
            podium.advance(60);
        }
        assertThat(mended).isEqualTo(1);
        assertThat(ableTo(services, "work")).containsExactly("s");
    }

    /** As a removal does that crashes before it looks for the service again, while somebody registers it. */
    private void removeLinks() {
        Service service = services.find("s").orElseThrow();
        podium.registryItems.breakOff(writes -> {
            boolean links = writes.get(0).key().partition().startsWith("TYPE#");
            if (links) {
                podium.registryItems.breakOff(none -> Optional.empty());
                services.store(Service.registered(service.spec(), podium.now()));
            }
            return links ? Optional.of(List.copyOf(writes)) : Optional.empty();
        });
        try {
            services.remove(service);
        } catch (StoreUnavailableException crash) {
            assertThat(crash).hasMessage("injected");
        }
    }
}
