/** Registered services, their targets, and whether they are alive. */
@NullMarked
package io.podium.domain.service;

import org.jspecify.annotations.NullMarked;
