/** Bad input for every parser and route: a target takes any bytes, and throws if they are not dealt with. */
@NullMarked
package io.podium.local.fuzz;

import org.jspecify.annotations.NullMarked;
