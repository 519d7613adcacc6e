/** The audit of changes: what is asked of a route and what came of it, and the route that shows it. */
@NullMarked
package io.podium.lambda.audit;

import org.jspecify.annotations.NullMarked;
