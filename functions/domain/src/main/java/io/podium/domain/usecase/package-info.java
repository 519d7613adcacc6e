/** What Podium does, one verb a class: reads from the stores, asks the pure parts, writes on condition. */
@NullMarked
package io.podium.domain.usecase;

import org.jspecify.annotations.NullMarked;
