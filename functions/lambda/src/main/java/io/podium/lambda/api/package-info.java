/** The API's JSON: how requests are read into the domain and how the domain is shown. */
@NullMarked
package io.podium.lambda.api;

import org.jspecify.annotations.NullMarked;
