/** What a run would be billed: counted units, list prices, and a model of DynamoDB's billing for any store. */
@NullMarked
package io.podium.domain.meter;

import org.jspecify.annotations.NullMarked;
