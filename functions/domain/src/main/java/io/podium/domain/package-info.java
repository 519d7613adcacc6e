/** What the whole domain shares: the few ways in which a request can be refused. */
@NullMarked
package io.podium.domain;

import org.jspecify.annotations.NullMarked;
