/**
 * What Podium remembers: a narrow key-value port, and the stores of tasks, services, pools, ledgers,
 * metrics and plans written once on top of it.
 */
@NullMarked
package io.podium.domain.store;

import org.jspecify.annotations.NullMarked;
