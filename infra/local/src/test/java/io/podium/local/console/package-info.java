/** The console in a browser, and the browser. */
@NullMarked
package io.podium.local.console;

import org.jspecify.annotations.NullMarked;
