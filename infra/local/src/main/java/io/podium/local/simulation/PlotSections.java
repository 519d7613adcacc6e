package io.podium.local.simulation;

import io.podium.domain.simulation.WaitProfile;
import io.podium.domain.simulation.WaitProfile.SizeClass;
import io.podium.local.page.CurvePlot;
import io.podium.local.page.Figure;
import io.podium.local.page.Html;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The sections of a page that hold plots: a plot for each run, all of a section on one scale. */
final class PlotSections {
    private static final int PARTS = 160;

    private final List<Simulated> runs;
    private final double end;

    PlotSections(List<Simulated> runs) {
        this.runs = runs;
        double last = runs.stream().mapToDouble(Simulated::endSeconds).max().orElse(0);
        this.end = last > 0 ? last : 1;
    }

    String html() {
        return waits() + sizes() + queues() + slots();
    }

    private String waits() {
        Map<Simulated, double[]> curves = new LinkedHashMap<>();
        runs.forEach(run -> curves.put(run, new WaitProfile(run.result()).byArrival(end, PARTS)));
        CurvePlot plot = new CurvePlot(end, largest(curves), null);
        StringBuilder html =
                begin("Wait over time", "The mean wait in seconds of the tasks that arrived at about a time.");
        curves.forEach((run, curve) -> {
            String note = "highest " + Figure.seconds(largest(curve));
            html.append(figure(run, note, plot.svg(curve, said(run, "mean wait by time of arrival, " + note))));
        });
        return end(html);
    }

    private String queues() {
        Map<Simulated, double[]> curves = new LinkedHashMap<>();
        runs.forEach(run -> curves.put(run, run.timeline().meanWaiting(end, PARTS)));
        CurvePlot plot = new CurvePlot(end, largest(curves), null);
        StringBuilder html = begin("Queue length", "How many tasks waited, on average over a short time.");
        curves.forEach((run, curve) -> {
            String note = "highest " + Figure.rough(largest(curve));
            html.append(figure(run, note, plot.svg(curve, said(run, "number of waiting tasks over time, " + note))));
        });
        return end(html);
    }

    private String slots() {
        int servers = runs.get(0).rules().servers();
        CurvePlot plot = new CurvePlot(end, servers, (double) servers);
        StringBuilder html = begin("Slots in use", "How many of the servers worked; the dashed line is all of them.");
        for (Simulated run : runs) {
            double[] curve = run.timeline().meanInUse(end, PARTS);
            String note =
                    "mean " + Figure.rough(DoubleStream.of(curve).average().orElse(0)) + " of " + Figure.count(servers);
            html.append(figure(run, note, plot.svg(curve, said(run, "servers in use over time, " + note))));
        }
        return end(html);
    }

    private String sizes() {
        Map<Simulated, List<SizeClass>> classes = new LinkedHashMap<>();
        runs.forEach(run -> classes.put(run, new WaitProfile(run.result()).bySize()));
        double top = classes.values().stream()
                .flatMap(List::stream)
                .mapToDouble(SizeClass::meanWaitSeconds)
                .max()
                .orElse(0);
        SizePlot plot = new SizePlot(top);
        StringBuilder html = begin("Wait by size", "The mean wait of tasks by how long they run.");
        classes.forEach((run, sizes) -> {
            String note = "mean " + Figure.seconds(run.summary().meanWaitSeconds());
            html.append(figure(run, note, plot.svg(sizes, said(run, "mean wait by duration, as in the table below"))));
        });
        return html.append("</div>\n")
                .append(SizeTable.html(classes))
                .append("</section>\n")
                .toString();
    }

    private static StringBuilder begin(String name, String about) {
        return new StringBuilder("<section>\n<h2>")
                .append(name)
                .append("</h2>\n<p>")
                .append(about)
                .append("</p>\n<div class=\"panels\">\n");
    }

    private static String end(StringBuilder html) {
        return html.append("</div></section>\n").toString();
    }

    private static String said(Simulated run, String what) {
        return SimulationText.policy(run.rules()) + ": " + what;
    }

    private static String figure(Simulated run, String note, String svg) {
        return "<figure><figcaption><b>" + Html.escaped(SimulationText.policy(run.rules())) + "</b><span>"
                + Html.escaped(note) + "</span></figcaption>" + svg + "</figure>\n";
    }

    private static double largest(Map<Simulated, double[]> curves) {
        return curves.values().stream().mapToDouble(PlotSections::largest).max().orElse(0);
    }

    /** Returns the largest value; a NaN is none. */
    private static double largest(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
    }
}
