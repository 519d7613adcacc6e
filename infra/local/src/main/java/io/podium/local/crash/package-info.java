/** Kills a stack again and again in the middle of its work, and looks at what it made of that. */
@NullMarked
package io.podium.local.crash;

import org.jspecify.annotations.NullMarked;
