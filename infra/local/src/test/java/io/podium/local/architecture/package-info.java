/** The rules of the house that the compiler cannot hold, each with the proof that it can fail. */
@NullMarked
package io.podium.local.architecture;

import org.jspecify.annotations.NullMarked;
