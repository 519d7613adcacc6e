/** The API of a Podium that runs elsewhere, as the command line asks it: requests are signed where it wants them to be. */
@NullMarked
package io.podium.local.remote;

import org.jspecify.annotations.NullMarked;
