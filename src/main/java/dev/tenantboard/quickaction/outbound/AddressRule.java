package dev.tenantboard.quickaction.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The IP addresses that calls may connect to: public ones, and the networks of the operator. The special ranges are
 * those of the IANA special-purpose address registries (RFC 6890) that are not globally reachable. Deprecated and
 * translating ranges are included, because a firewall does not see the address that they embed.
 */
record AddressRule(List<Network> named) {

    private static final List<Network> SPECIAL = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** All other IPv6 is special: ::1, compatible and mapped addresses, unique local, link-local, multicast. */
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    /** IPv4 addresses in a network without IPv4 (RFC 6052). The last four bytes are the IPv4 address, which decides. */
    private static final Network NAT64 = Network.parse("64:ff9b::/96");

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }

    boolean permits(InetAddress address) {
        return named.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return isPublic(ipv4(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return (bytes.length == 4 || GLOBAL_UNICAST.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
