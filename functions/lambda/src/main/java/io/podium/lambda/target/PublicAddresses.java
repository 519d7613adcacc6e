package io.podium.lambda.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
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

    /**
     * Returns whether an address is none of those that RFC 6890 and its successors reserve for other uses than the
     * internet, nor an IPv6 address that a gateway turns into an IPv4 address which is one.
     */
    static boolean isPublic(InetAddress address) {
        boolean reserved = address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
        byte[] bytes = address.getAddress();
        return !reserved && (bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes));
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        // RFC 791, RFC 6598 (carriers), RFC 6890 and 5737 (protocols, documentation), RFC 2544 (benchmarks), RFC 1112.
        return first != 0
                && !(first == 100 && (second & 0xc0) == 64)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second & 0xfe) == 18)
                && first < 240;
    }

    private static boolean isPublic6(byte[] bytes) {
        // RFC 4193 (unique local).
        if ((bytes[0] & 0xfe) == 0xfc) {
            return false;
        }
        // RFC 6052 and 8215 (NAT64), RFC 3056 (6to4): the IPv4 address is inside.
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) {
            return isPublicWithin(bytes, 12);
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return isPublicWithin(bytes, 2);
        }
        // RFC 4291: IPv4-compatible addresses are out of use, and only 2000::/3 is routed.
        return (bytes[0] & 0xe0) == 0x20;
    }

    private static boolean isPublicWithin(byte[] bytes, int at) {
        try {
            return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("four bytes are always an address", e);
        }
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
