/** What the use cases need from outside, besides the store. */
@NullMarked
package io.podium.domain.port;

import org.jspecify.annotations.NullMarked;
