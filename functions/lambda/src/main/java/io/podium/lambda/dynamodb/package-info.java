/** The store of items in Amazon DynamoDB. */
@NullMarked
package io.podium.lambda.dynamodb;

import org.jspecify.annotations.NullMarked;
