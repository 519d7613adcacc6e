/** Few of the columns of a large program, found by prices of the rows that its demands share. */
@NullMarked
package io.podium.optimizer.sifting;

import org.jspecify.annotations.NullMarked;
