/** The functions: what AWS Lambda invokes. */
@NullMarked
package io.podium.lambda.handler;

import org.jspecify.annotations.NullMarked;
