/** The planning loop on a trace in virtual time, against a fixed number of slots. */
@NullMarked
package io.podium.local.planning;

import org.jspecify.annotations.NullMarked;
