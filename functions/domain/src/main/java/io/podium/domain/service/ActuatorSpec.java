package io.podium.domain.service;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a service registers to have its number of instances set outside Podium.
 *
 * @param type the actuator's name
 * @param settings what that actuator has to know, by name
 */
public record ActuatorSpec(String type, SortedMap<String, String> settings) {
    public ActuatorSpec {
        Objects.requireNonNull(type);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    public ActuatorSpec(String type, Map<String, String> settings) {
        this(type, new TreeMap<>(settings));
    }

    /**
     * Returns a setting.
     *
     * @throws IllegalStateException if it is missing, by name
     */
    public String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException("the actuator " + type + " lacks the setting " + name);
        }
        return value;
    }
}
