package io.podium.benchmark.throughput;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcConnectionPool;

/** db-scheduler on H2, with the table of its documentation. */
final class DbSchedulerRun {
    private static final String TABLE = "create table scheduled_tasks (task_name varchar(100) not null, task_instance"
            + " varchar(100) not null, task_data blob, execution_time timestamp(6) with time zone not null, picked boolean"
            + " not null, picked_by varchar(50), last_success timestamp(6) with time zone, last_failure timestamp(6) with"
            + " time zone, consecutive_failures int, last_heartbeat timestamp(6) with time zone, version bigint not null,"
            + " priority smallint, primary key (task_name, task_instance));"
            + " create index execution_time_idx on scheduled_tasks (execution_time);"
            + " create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)";
    private static final int THREADS = 4;
    private static final int BATCH = 500;

    private DbSchedulerRun() {}

    static double tasksPerSecond(Path folder, int count) throws InterruptedException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("db-scheduler") + ";WRITE_DELAY=0", "sa", "");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        } catch (SQLException e) {
            throw new IllegalStateException("H2 refuses the table of db-scheduler", e);
        }
        CountDownLatch done = new CountDownLatch(count);
        OneTimeTask<Void> task = Tasks.oneTime("measured", Void.class).execute((instance, context) -> done.countDown());
        Scheduler scheduler = Scheduler.create(pool, task)
                .threads(THREADS)
                .pollingInterval(Duration.ofMillis(50))
                .build();
        scheduler.start();
        long begun = System.nanoTime();
        for (int from = 0; from < count; from += BATCH) {
            List<TaskInstance<?>> batch = new ArrayList<>();
            for (int number = from; number < Math.min(count, from + BATCH); number++) {
                batch.add(task.instance("task-" + number));
            }
            scheduler.scheduleBatch(batch, Instant.now());
        }
        done.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        scheduler.stop();
        pool.dispose();
        return count / seconds;
    }
}
