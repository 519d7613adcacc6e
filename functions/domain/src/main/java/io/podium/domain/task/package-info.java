/** Tasks: what was asked for, where it stands, and the moves between its states. */
@NullMarked
package io.podium.domain.task;

import org.jspecify.annotations.NullMarked;
