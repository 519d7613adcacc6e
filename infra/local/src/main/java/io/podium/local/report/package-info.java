/** What a replay shows while it runs and when it has ended. */
@NullMarked
package io.podium.local.report;

import org.jspecify.annotations.NullMarked;
