package io.podium.local.torture.plant;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.task.Links;
import io.podium.domain.task.TaskKey;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.implementation.bind.annotation.Argument;
import net.bytebuddy.implementation.bind.annotation.This;

/** What altered methods do. */
public final class AlteredBodies {
    private AlteredBodies() {}

    /** Ties that forget what a task depends on. */
    public static Links independent(@Argument(0) Set<String> parents) {
        return new Links(new TreeSet<>(), new TreeSet<>());
    }

    /** Takes away what tasks hold, whoever gives it back. */
    public static Ledger without(@This Ledger ledger, @Argument(0) Collection<Holding> released) {
        SortedMap<TaskKey, Holding> left = new TreeMap<>(ledger.holdings());
        released.forEach(holding -> left.remove(holding.task()));
        return new Ledger(
                ledger.key(),
                ledger.capacity(),
                ledger.seats(),
                left,
                ledger.waiters(),
                ledger.circuits(),
                ledger.claim(),
                ledger.version());
    }
}
