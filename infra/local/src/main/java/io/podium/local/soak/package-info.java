/** A steady load on the embedded stack for a long time, to see whether anything grows. */
@NullMarked
package io.podium.local.soak;

import org.jspecify.annotations.NullMarked;
