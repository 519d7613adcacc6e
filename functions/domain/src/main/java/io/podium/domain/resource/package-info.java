/** Resource kinds and amounts, pools, and the ledger of what is held. */
@NullMarked
package io.podium.domain.resource;

import org.jspecify.annotations.NullMarked;
