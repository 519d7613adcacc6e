/** Reads the deployment template, so that what runs locally is wired as what deploys. */
@NullMarked
package io.podium.local.template;

import org.jspecify.annotations.NullMarked;
