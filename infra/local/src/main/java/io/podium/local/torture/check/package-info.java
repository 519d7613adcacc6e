/** What must hold at every instant, and at the end. */
@NullMarked
package io.podium.local.torture.check;

import org.jspecify.annotations.NullMarked;
