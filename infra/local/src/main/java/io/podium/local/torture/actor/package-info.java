/** Those who act in a world: functions and what calls them, clients, workers and operators. */
@NullMarked
package io.podium.local.torture.actor;

import org.jspecify.annotations.NullMarked;
