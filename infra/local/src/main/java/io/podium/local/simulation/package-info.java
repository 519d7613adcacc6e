/** Traces in virtual time: what is simulated, and its figures as text, JSON and pages with plots. */
@NullMarked
package io.podium.local.simulation;

import org.jspecify.annotations.NullMarked;
