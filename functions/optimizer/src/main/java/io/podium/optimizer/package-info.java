/** The optimize function, apart from the others because of the engines that it brings. */
@NullMarked
package io.podium.optimizer;

import org.jspecify.annotations.NullMarked;
