/** All of Podium in one process, wired as the deployment template says. */
@NullMarked
package io.podium.local.stack;

import org.jspecify.annotations.NullMarked;
