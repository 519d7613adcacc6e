/** JSON text to plain trees and back, strictly. */
@NullMarked
package io.podium.lambda.json;

import org.jspecify.annotations.NullMarked;
