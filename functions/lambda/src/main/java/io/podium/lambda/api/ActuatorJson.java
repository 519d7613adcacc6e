package io.podium.lambda.api;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.ActuatorType.Setting;
import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.service.ActuatorSpec;
import io.podium.lambda.json.Fields;
import java.util.Map;
import java.util.TreeMap;

/** Actuators as the API reads and shows them: the type, and beside it the settings of that type. */
final class ActuatorJson {
    private static final int MAX_SETTING = 512;

    private ActuatorJson() {}

    static ActuatorSpec read(Fields in) {
        ActuatorType type = in.oneOf("type", new TreeMap<>(ActuatorTypes.all()));
        Map<String, String> settings = new TreeMap<>();
        for (Setting setting : type.settings()) {
            String value = in.text(setting.name(), MAX_SETTING);
            in.check(
                    !in.has(setting.name()) || setting.allows(value),
                    setting.name(),
                    setting.rule() + " is expected, not \"" + value + "\"");
            settings.put(setting.name(), value);
        }
        return new ActuatorSpec(type.name(), settings);
    }

    static Map<String, Object> show(ActuatorSpec actuator) {
        Shown shown = Shown.object().with("type", actuator.type());
        actuator.settings().forEach(shown::with);
        return shown.tree();
    }
}
