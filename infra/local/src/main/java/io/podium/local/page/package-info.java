/** Pages of HTML with plots, which open without a network. */
@NullMarked
package io.podium.local.page;

import org.jspecify.annotations.NullMarked;
