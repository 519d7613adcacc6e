/** What happened in a world of the torture, the last of it in words and all of it in one number. */
@NullMarked
package io.podium.local.torture.trace;

import org.jspecify.annotations.NullMarked;
