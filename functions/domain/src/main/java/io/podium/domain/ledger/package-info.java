/** Who holds which slots and resources of a pool. */
@NullMarked
package io.podium.domain.ledger;

import org.jspecify.annotations.NullMarked;
