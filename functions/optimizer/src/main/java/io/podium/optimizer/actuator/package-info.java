/** What sets numbers of instances on AWS, one class for each kind of actuator. */
@NullMarked
package io.podium.optimizer.actuator;

import org.jspecify.annotations.NullMarked;
