/** Tests of the torture. */
@NullMarked
package io.podium.local.torture;

import org.jspecify.annotations.NullMarked;
