package io.podium.local.store;

import io.podium.domain.store.StoreUnavailableException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes transactions durable, many at the price of one fsync. While one fsync runs, other transactions commit in
 * memory; the next fsync covers them all.
 *
 * <p>H2 itself does not do this: its commit changes memory, and a background thread writes the file later, without
 * fsync. Its WRITE_DELAY=0 means that nothing is written until the store is asked to, which is what is needed here:
 * the only one to write the file is the thread of this class. It is a thread of its own because an interrupt that hits
 * a thread amid a file operation closes the file.
 */
final class GroupCommit implements AutoCloseable {
    /** Commits between two looks at how much of the file is still in use. */
    private static final int COMMITS_PER_COMPACTION = 256;

    private static final int COMPACT_BELOW_PERCENT = 50;
    private static final int COMPACT_AT_MOST_BYTES = 4 << 20;

    private final MVStore file;
    private final ReentrantLock writers;
    private final ReentrantLock state = new ReentrantLock();
    private final Condition asked = state.newCondition();
    private final Condition answered = state.newCondition();
    private final Thread thread = new Thread(this::run, "podium-store-commit");

    private long changes;
    private long wanted;
    private long durable;
    private boolean closing;
    private @Nullable Throwable failure;

    /**
     * Starts committing.
     *
     * @param file what H2 keeps its file in
     * @param writers the lock that every transaction holds while it changes the database
     */
    GroupCommit(MVStore file, ReentrantLock writers) {
        this.file = file;
        this.writers = writers;
        thread.setDaemon(true);
        thread.start();
    }

    /** Notes that a transaction took effect in memory, for {@link #await}; the caller holds the writers' lock. */
    long changed() {
        return ++changes;
    }

    /**
     * Waits, not interruptibly, until a transaction and all before it are on disk. The caller does not hold the
     * writers' lock.
     *
     * @param change the number of the transaction
     * @throws StoreUnavailableException if the file could not be written
     */
    void await(long change) {
        state.lock();
        try {
            wanted = Math.max(wanted, change);
            asked.signal();
            while (durable < change && failure == null) {
                answered.awaitUninterruptibly();
            }
            if (durable < change) {
                throw new StoreUnavailableException("the database file could not be written", failure);
            }
        } finally {
            state.unlock();
        }
    }

    private void run() {
        try {
            for (long round = 1; awaitWork(); round++) {
                finish(commit(round % COMMITS_PER_COMPACTION == 0));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private boolean awaitWork() {
        state.lock();
        try {
            while (wanted <= durable && !closing) {
                asked.awaitUninterruptibly();
            }
            return wanted > durable;
        } finally {
            state.unlock();
        }
    }

    private long commit(boolean compact) {
        long covered;
        writers.lock();
        try {
            covered = changes;
            file.commit();
            if (compact) {
                file.compact(COMPACT_BELOW_PERCENT, COMPACT_AT_MOST_BYTES);
            }
        } finally {
            writers.unlock();
        }
        file.sync();
        return covered;
    }

    private void finish(long covered) {
        state.lock();
        try {
            durable = covered;
            answered.signalAll();
        } finally {
            state.unlock();
        }
    }

    private void fail(Throwable e) {
        state.lock();
        try {
            failure = e;
            answered.signalAll();
        } finally {
            state.unlock();
        }
    }

    /** Stops when everything that is waited for is on disk. */
    @Override
    public void close() {
        state.lock();
        try {
            closing = true;
            asked.signal();
        } finally {
            state.unlock();
        }
    }
}
