package io.podium.local.report;

import io.podium.lambda.json.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of a time that has passed.
 *
 * @param begin when it began
 * @param seconds how long it lasted
 * @param windowSeconds how much time one point of the metrics covers
 * @param plans the plans made in it, oldest first
 * @param metrics answers of {@code GET /metrics} about parts of it, oldest first
 * @param services the services at its end
 */
public record Chronicle(
        Instant begin,
        double seconds,
        double windowSeconds,
        List<Tree> plans,
        List<Tree> metrics,
        List<Tree> services) {

    public Chronicle {
        plans = List.copyOf(plans);
        metrics = List.copyOf(metrics);
        services = List.copyOf(services);
    }

    /** Returns seconds since the beginning. */
    double since(Instant instant) {
        return Duration.between(begin, instant).toMillis() / 1000.0;
    }

    /** Returns the course of a number of each plan, from those that have it. */
    Course ofPlans(Function<Tree, @Nullable Double> number) {
        Course course = Course.ofSteps();
        for (Tree plan : plans) {
            Double value = number.apply(plan);
            Instant at = time(plan, "createdAt");
            if (value != null && at != null) {
                course.add(since(at), value);
            }
        }
        return course;
    }

    /** Returns the names that occur under a path of the plans. */
    SortedSet<String> namesInPlans(String... path) {
        SortedSet<String> names = new TreeSet<>();
        plans.forEach(plan -> {
            if (plan.at(path).value() instanceof Map<?, ?> map) {
                map.keySet().forEach(name -> names.add(String.valueOf(name)));
            }
        });
        return names;
    }

    /**
     * Returns the course of a figure of every service; of one in several pools, a course for each of them.
     *
     * @param field the figure's name
     * @param counted a figure that is above 0 in the points that count, such as {@code completions}; null for all
     */
    SortedMap<String, Course> ofServices(String field, @Nullable String counted) {
        SortedMap<String, Course> courses = new TreeMap<>();
        for (Tree answer : metrics) {
            for (Tree pool : answer.at("pools").elements()) {
                for (Tree service : pool.at("services").elements()) {
                    String id = service.at("serviceId").text().orElse("");
                    String name = poolsOf(id).size() > 1
                            ? id + " in " + pool.at("pool", "poolId").text().orElse("")
                            : id;
                    Course course = courses.computeIfAbsent(name, any -> Course.ofWindows(windowSeconds));
                    add(course, service, field, counted);
                }
            }
        }
        return courses;
    }

    private Set<String> poolsOf(String serviceId) {
        return metrics.stream()
                .flatMap(answer -> answer.at("pools").elements().stream())
                .filter(pool -> pool.at("services").elements().stream()
                        .anyMatch(service -> service.at("serviceId").is(serviceId)))
                .flatMap(pool -> pool.at("pool", "poolId").text().stream())
                .collect(Collectors.toSet());
    }

    private void add(Course course, Tree service, String field, @Nullable String counted) {
        for (Tree point : service.at("series").elements()) {
            Double value = number(point.at(field));
            Double count = counted == null ? (Double) 1.0 : number(point.at(counted));
            Instant at = time(point, "at");
            if (value != null && count != null && count > 0 && at != null) {
                course.add(since(at), value);
            }
        }
    }

    static @Nullable Double number(Tree tree) {
        return tree.value() instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private static @Nullable Instant time(Tree tree, String field) {
        return tree.at(field).text().map(Instant::parse).orElse(null);
    }
}
