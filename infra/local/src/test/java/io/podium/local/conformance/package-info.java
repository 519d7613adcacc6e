/** Runs the packaged functions under AWS's own runtime client. */
@NullMarked
package io.podium.local.conformance;

import org.jspecify.annotations.NullMarked;
