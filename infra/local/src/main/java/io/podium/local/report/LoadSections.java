package io.podium.local.report;

import io.podium.local.page.Figure;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections of a page that tell of waits, queues and slots. */
final class LoadSections {
    private final Chronicle chronicle;

    LoadSections(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    String html() {
        return waits() + queues() + slots();
    }

    private String waits() {
        Panels panels = new Panels(chronicle.seconds())
                .section(
                        "Wait",
                        "The mean wait in seconds of the tasks that ended at about a time; the dashed line is what the"
                                + " service aims for, where it is in the picture.");
        Map<String, Double> targets = new TreeMap<>();
        chronicle.services().forEach(service -> {
            Double target = Chronicle.number(service.at("scaling", "targetWaitSeconds"));
            if (target != null) {
                targets.put(service.at("serviceId").text().orElse(""), target);
            }
        });
        SortedMap<String, Course> courses = chronicle.ofServices("meanWaitSeconds", "completions");
        double top = largest(courses);
        courses.forEach((id, course) -> {
            if (!course.points().isEmpty()) {
                Double target = targets.get(id.replaceFirst(" in .*", ""));
                Double line = target != null && target <= top ? target : null;
                panels.plot(id, "highest " + Figure.seconds(course.largest()), top, course, null, line);
            }
        });
        return panels.end("No task has ended.").html();
    }

    private String queues() {
        Panels panels = new Panels(chronicle.seconds())
                .section("Queue length", "How many tasks waited for each service, looked at once a minute.");
        SortedMap<String, Course> courses = looks("queueLength");
        courses.forEach((id, course) -> {
            if (!course.points().isEmpty()) {
                panels.plot(id, "longest " + Figure.rough(course.largest()), largest(courses), course, null, null);
            }
        });
        return panels.end("Nobody has looked.").html();
    }

    private String slots() {
        Panels panels = new Panels(chronicle.seconds())
                .section(
                        "Slots in use",
                        "How many slots had a task, and dashed how many there were, looked at once a minute.");
        SortedMap<String, Course> all = looks("meanSlots");
        looks("meanSlotsInUse").forEach((id, course) -> {
            Course seats = all.getOrDefault(id, Course.ofSteps());
            if (!course.points().isEmpty()) {
                String note = "mean " + Figure.rough(panels.mean(course)) + " of " + Figure.rough(panels.mean(seats));
                panels.plot(id, note, largest(all), course, seats, null);
            }
        });
        return panels.end("Nobody has looked.").html();
    }

    /** Returns what was looked at once a minute: a window that nobody looked in is as the one before it. */
    private SortedMap<String, Course> looks(String field) {
        SortedMap<String, Course> courses = chronicle.ofServices(field, null);
        courses.replaceAll((id, course) -> course.lasting(2 * chronicle.windowSeconds()));
        return courses;
    }

    private static double largest(Map<String, Course> courses) {
        return courses.values().stream().mapToDouble(Course::largest).max().orElse(0);
    }
}
