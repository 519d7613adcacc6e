/** Tests of killing a stack. */
@NullMarked
package io.podium.local.crash;

import org.jspecify.annotations.NullMarked;
