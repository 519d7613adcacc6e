package io.podium.local.torture.plant;

import net.bytebuddy.implementation.Implementation;

/**
 * Another body for methods of a class of Podium.
 *
 * @param type the class
 * @param method the methods' name
 * @param body what they do instead
 */
public record Alteration(String type, String method, Implementation body) {}
