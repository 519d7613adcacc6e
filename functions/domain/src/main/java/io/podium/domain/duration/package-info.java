/** How long tasks are thought to run: declared, learnt from those that ran before, or assumed. */
@NullMarked
package io.podium.domain.duration;

import org.jspecify.annotations.NullMarked;
