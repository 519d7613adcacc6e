package io.podium.local.report;

import io.podium.lambda.json.Tree;
import io.podium.local.page.Figure;
import io.podium.local.page.Html;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sections of a page that tell of the optimizer's plans. */
final class PlanSections {
    private static final double MEBIBYTES_PER_GIBIBYTE = 1_024;

    private final Chronicle chronicle;

    PlanSections(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    String html() {
        return words() + cost() + instances() + prices();
    }

    private String words() {
        List<Tree> plans = chronicle.plans();
        if (plans.isEmpty()) {
            return "<section>\n<h2>Latest plan</h2>\n<p>No plan was made.</p>\n</section>\n";
        }
        Tree latest = plans.get(plans.size() - 1);
        StringBuilder html = new StringBuilder("<section>\n<h2>Latest plan</h2>\n<p>");
        html.append(Html.escaped(Figure.count(plans.size()) + (plans.size() == 1 ? " plan was" : " plans were")
                        + " made. The latest, number " + latest.at("version").value() + ", is "
                        + latest.at("status").text().orElse("of unknown status") + " and says:"))
                .append("</p>\n<ul>\n");
        latest.at("reasons").elements().forEach(reason -> html.append("<li>")
                .append(Html.escaped(reason.text().orElse("")))
                .append("</li>\n"));
        return html.append("</ul>\n</section>\n").toString();
    }

    private String cost() {
        Course course = chronicle.ofPlans(plan -> Chronicle.number(plan.at("costPerHour")));
        Panels panels = new Panels(chronicle.seconds())
                .section(
                        "Cost of the plan", "USD per hour of all instances that the plan wants, at the pools' prices.");
        if (!course.points().isEmpty()) {
            String note = "mean " + usd(panels.mean(course)) + ", at last " + usd(course.last()) + " USD/h";
            panels.plot("all services", note, course.largest(), course, null, null);
        }
        return panels.end("No plan was made.").html();
    }

    private String instances() {
        Panels panels = new Panels(chronicle.seconds())
                .section(
                        "Instances",
                        "What the plan allocates to each service, and dashed what its load and its target ask for.");
        Map<String, Double> slots = new TreeMap<>();
        chronicle.services().forEach(service -> {
            Double each = Chronicle.number(service.at("slots"));
            service.at("serviceId").text().ifPresent(id -> slots.put(id, each == null ? 1 : Math.max(1, each)));
        });
        Map<String, Course> allocated = new TreeMap<>();
        Map<String, Course> wanted = new TreeMap<>();
        double top = 0;
        for (String id : chronicle.namesInPlans("instances")) {
            Course planned = chronicle.ofPlans(plan -> sum(plan.at("instances", id)));
            Course asked = chronicle
                    .ofPlans(plan -> Chronicle.number(plan.at("estimates", id, "requiredSlots")))
                    .map(required -> Math.ceil(required / slots.getOrDefault(id, 1.0)));
            allocated.put(id, planned);
            wanted.put(id, asked);
            top = Math.max(top, Math.max(planned.largest(), asked.largest()));
        }
        for (String id : allocated.keySet()) {
            Course course = allocated.getOrDefault(id, Course.ofSteps());
            String note = "mean " + Figure.rough(panels.mean(course)) + ", at most " + Figure.rough(course.largest());
            panels.plot(id, note, top, course, wanted.get(id), null);
        }
        return panels.end("No plan names a service.").html();
    }

    private static double sum(Tree byPool) {
        return byPool.value() instanceof Map<?, ?> map
                ? map.values().stream()
                        .mapToDouble(count -> count instanceof Number number ? number.doubleValue() : 0)
                        .sum()
                : 0;
    }

    private String prices() {
        Panels panels = new Panels(chronicle.seconds())
                .section(
                        "Prices",
                        "What one more unit would be worth, in USD per hour: of a pool's capacity, which costs nothing"
                                + " while some is left; and what one more instance of demand for a service costs.");
        for (String pool : chronicle.namesInPlans("prices", "capacity")) {
            for (String kind : chronicle.namesInPlans("prices", "capacity", pool)) {
                double unit = kind.equals("memory") ? MEBIBYTES_PER_GIBIBYTE : 1;
                Course course = chronicle
                        .ofPlans(plan -> Chronicle.number(plan.at("prices", "capacity", pool, kind)))
                        .map(price -> price * unit);
                plot(panels, unit(kind) + " in " + pool, course, course.largest());
            }
        }
        Map<String, Course> demand = new TreeMap<>();
        double top = 0;
        for (String id : chronicle.namesInPlans("prices", "demand")) {
            Course course = chronicle.ofPlans(plan -> Chronicle.number(plan.at("prices", "demand", id)));
            demand.put(id, course);
            top = Math.max(top, course.largest());
        }
        for (Map.Entry<String, Course> each : demand.entrySet()) {
            plot(panels, "an instance of " + each.getKey(), each.getValue(), top);
        }
        return panels.end("No plan has prices: capacity was left, and no demand had a price.")
                .html();
    }

    private static void plot(Panels panels, String name, Course course, double top) {
        if (course.largest() > 0) {
            panels.plot(name, "at most " + usd(course.largest()) + " USD/h", top, course, null, null);
        }
    }

    private static String unit(String kind) {
        return switch (kind) {
            case "cpu" -> "a vCPU";
            case "memory" -> "a GiB of memory";
            default -> "a unit of " + kind;
        };
    }

    private static String usd(double value) {
        return Figure.rough(value);
    }
}
