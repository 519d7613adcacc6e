/** What the documentation promises is held by tests. */
@NullMarked
package io.podium.local.promise;

import org.jspecify.annotations.NullMarked;
