/** The console of a deployed Podium, on this machine: requests of the browser are signed and passed on. */
@NullMarked
package io.podium.local.console;

import org.jspecify.annotations.NullMarked;
