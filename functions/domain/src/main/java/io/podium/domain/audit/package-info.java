/** Who changed what: entries that are written once, before and after a change, and never touched again. */
@NullMarked
package io.podium.domain.audit;

import org.jspecify.annotations.NullMarked;
