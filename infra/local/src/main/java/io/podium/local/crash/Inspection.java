package io.podium.local.crash;

import io.podium.lambda.json.Tree;
import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Looks at a stack after it has come back: whether all that was accepted ends, and nothing is held then. */
final class Inspection {
    private static final int OK = 200;

    private final ApiClient api;
    private final Books books;
    private final Set<String> ended = new HashSet<>();

    /** @param books what was promised */
    Inspection(ApiClient api, Books books) {
        this.api = api;
        this.books = books;
    }

    /** Returns whether all these tasks have succeeded; notes those that are unknown or ended otherwise. */
    boolean haveSucceeded(Collection<String> tasks) throws IOException, InterruptedException {
        boolean all = true;
        for (String task : tasks) {
            if (!ended.contains(task)) {
                String status = status(task);
                if (status.equals("SUCCEEDED")) {
                    ended.add(task);
                } else {
                    all = false;
                    judge(task, status);
                }
            }
        }
        return all;
    }

    private void judge(String task, String status) {
        if (books.completed().contains(task)) {
            books.broken(task + " is " + status + " after its completion was accepted");
            ended.add(task);
        } else if (Set.of("DEAD", "FAILED", "CANCELLED", "unknown").contains(status)) {
            books.broken(task + " was accepted and is " + status);
            ended.add(task);
        }
    }

    private String status(String task) throws IOException, InterruptedException {
        ApiClient.Answer answer = api.get("/tasks/" + task);
        if (answer.status() != OK) {
            return "unknown";
        }
        return answer.tree().at("status").text().orElse("unknown");
    }

    /** Returns whether nothing is held. */
    boolean isIdle() throws IOException, InterruptedException {
        Tree pool = api.get("/pools/" + Clients.SERVICE).tree();
        Tree service = api.get("/services/" + Clients.SERVICE).tree();
        boolean noSlots = Long.valueOf(0).equals(pool.at("slotsInUse").value())
                && Long.valueOf(0).equals(service.at("slotsInUse").value());
        Object cpu = pool.at("used", "cpu").value();
        return noSlots && (cpu == null || ((Number) cpu).doubleValue() == 0);
    }

    /** Notes that more is held than there is. */
    void checkCapacity() throws IOException, InterruptedException {
        Tree pool = api.get("/pools/" + Clients.SERVICE).tree();
        if (pool.at("used", "cpu").value() instanceof Number used
                && pool.at("capacity", "cpu").value() instanceof Number capacity
                && used.doubleValue() > capacity.doubleValue()) {
            books.broken("the pool gave away " + used + " of " + capacity + " cpu");
        }
    }
}
