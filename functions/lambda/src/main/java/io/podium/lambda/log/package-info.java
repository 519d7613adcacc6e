/** One line of JSON per thing worth knowing afterwards. */
@NullMarked
package io.podium.lambda.log;

import org.jspecify.annotations.NullMarked;
