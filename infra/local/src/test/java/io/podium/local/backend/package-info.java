/** The same suite on every back end: the embedded ones, any endpoint that is named, and LocalStack in a container. */
@NullMarked
package io.podium.local.backend;

import org.jspecify.annotations.NullMarked;
