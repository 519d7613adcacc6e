/** Tests of the soak. */
@NullMarked
package io.podium.local.soak;

import org.jspecify.annotations.NullMarked;
