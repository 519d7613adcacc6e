/** Schedules: tasks that are submitted again and again, when a calendar says so. */
@NullMarked
package io.podium.domain.schedule;

import org.jspecify.annotations.NullMarked;
