/** What a workload costs on AWS: the functions and the state machine on metered ports in virtual time. */
@NullMarked
package io.podium.local.cost;

import org.jspecify.annotations.NullMarked;
