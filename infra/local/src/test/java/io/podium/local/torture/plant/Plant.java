package io.podium.local.torture.plant;

import io.podium.local.torture.port.Parts;
import java.util.Optional;

/**
 * A planted fault.
 *
 * @param name what it does
 * @param parts the parts that it is in, or empty if it is in the code
 * @param alteration the code that it is in, or empty if it is in the parts
 */
record Plant(String name, Optional<Parts> parts, Optional<Alteration> alteration) {
    static Plant inParts(String name, Parts parts) {
        return new Plant(name, Optional.of(parts), Optional.empty());
    }

    static Plant inCode(String name, Alteration alteration) {
        return new Plant(name, Optional.empty(), Optional.of(alteration));
    }

    @Override
    public String toString() {
        return name;
    }
}
