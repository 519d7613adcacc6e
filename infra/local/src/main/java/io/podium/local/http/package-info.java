/** The HTTP API on the loopback interface: requests become events of API Gateway, and back. */
@NullMarked
package io.podium.local.http;

import org.jspecify.annotations.NullMarked;
