/** Runs what the documents show. */
@NullMarked
package io.podium.local.docs;

import org.jspecify.annotations.NullMarked;
