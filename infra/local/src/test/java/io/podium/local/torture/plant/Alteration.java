package io.podium.local.torture.plant;

import net.bytebuddy.implementation.Implementation;

/**
 * Another body for methods of a class of Podium.
 *
 * @param type the class
 * @param method the name of the methods, which take arguments
 * @param body what they do instead
 */
public record Alteration(String type, String method, Implementation body) {}
