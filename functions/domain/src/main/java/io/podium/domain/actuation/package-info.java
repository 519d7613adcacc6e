/** What brings the number of instances of a service to what a plan says, outside Podium. */
@NullMarked
package io.podium.domain.actuation;

import org.jspecify.annotations.NullMarked;
