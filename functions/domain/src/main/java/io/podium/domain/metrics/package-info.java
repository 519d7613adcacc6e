/** What is measured about services and task types, in windows of a minute. */
@NullMarked
package io.podium.domain.metrics;

import org.jspecify.annotations.NullMarked;
