package io.podium.local.template;

import java.util.List;

/** What calls a function. */
record Triggers(List<HttpRoute> routes, List<QueueSource> queueSources, List<Timer> timers) {}
