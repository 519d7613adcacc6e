package io.podium.domain.actuation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of actuator and what a service that wants one has to say.
 *
 * @param name the name in a registration
 * @param settings the settings, all of which are required
 */
public record ActuatorType(String name, List<Setting> settings) {

    /**
     * One setting.
     *
     * @param name its name
     * @param rule what it is, in words
     * @param pattern what the whole value matches
     */
    public record Setting(String name, String rule, Pattern pattern) {

        /** Returns whether a value is as the rule says. */
        public boolean allows(String value) {
            return pattern.matcher(value).matches();
        }
    }

    public ActuatorType {
        settings = List.copyOf(settings);
    }
}
