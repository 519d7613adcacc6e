package io.podium.benchmark.throughput;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.h2.H2StorageProvider;

/** JobRunr on H2. It polls every 5 s at the most often, and goes on at once while it finds something. */
public final class JobRunrRun {
    private static final int THREADS = 4;

    /** What has not run by then does not count. */
    private static final Duration MOST = Duration.ofMinutes(1);

    /** Jobs are static methods there, and so is what they tell; one run at a time. */
    private static CountDownLatch done = new CountDownLatch(0);

    private JobRunrRun() {}

    /** The job. */
    public static void job(Integer number) {
        done.countDown();
    }

    static double tasksPerSecond(Path folder, int count) throws InterruptedException {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("jobrunr") + ";WRITE_DELAY=0", "sa", "");
        pool.setMaxConnections(2 * THREADS);
        done = new CountDownLatch(count);
        JobRunr.configure()
                .useStorageProvider(new H2StorageProvider(pool))
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(THREADS)
                        .andPollInterval(Duration.ofSeconds(5)))
                .initialize();
        long begun = System.nanoTime();
        BackgroundJob.enqueue(IntStream.range(0, count).boxed(), number -> JobRunrRun.job(number));
        boolean isDone = done.await(MOST.toSeconds(), TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long ran = isDone ? count : count - done.getCount();
        JobRunr.destroy();
        pool.dispose();
        return ran / seconds;
    }
}
