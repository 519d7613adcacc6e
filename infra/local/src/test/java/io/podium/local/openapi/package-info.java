/** Holds the OpenAPI document against the template and against what the functions read and answer. */
@NullMarked
package io.podium.local.openapi;

import org.jspecify.annotations.NullMarked;
