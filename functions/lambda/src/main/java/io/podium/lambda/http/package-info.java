/** The HTTP API: requests and answers in the shape of API Gateway, problem documents, and the table of routes. */
@NullMarked
package io.podium.lambda.http;

import org.jspecify.annotations.NullMarked;
