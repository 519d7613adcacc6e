/** The command line. The only place that writes to the console. */
@NullMarked
package io.podium.local.cli;

import org.jspecify.annotations.NullMarked;
