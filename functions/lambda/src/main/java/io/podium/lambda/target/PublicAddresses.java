package io.podium.lambda.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses that anybody on the internet may have from those of the network that Podium itself runs in, which a
 * registered endpoint must not reach through it.
 */
final class PublicAddresses {
    private PublicAddresses() {}

    /** Looks up the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** Returns whether an address is none of loopback, private, shared, link-local, multicast or unspecified. */
    static boolean isPublic(InetAddress address) {
        boolean reserved = address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
        return !reserved && !isUniqueLocal(address.getAddress()) && !isShared(address.getAddress());
    }

    /** IPv6 fc00::/7 (RFC 4193). */
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    /** IPv4 100.64.0.0/10 (RFC 6598) and 0.0.0.0/8 (RFC 791). */
    private static boolean isShared(byte[] bytes) {
        boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return carrier || (bytes.length == 4 && bytes[0] == 0);
    }
}
