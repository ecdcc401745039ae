package dev.tenantboard.quickaction.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public internet, and the networks that the operator names. The
 * ranges are those of the IANA special-purpose address registries (RFC 6890) that are not globally reachable, and the
 * deprecated or translating ones, because what they embed is not the address that a firewall would see.
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

    /** All of IPv6 outside of it is special: ::1, compatible and mapped addresses, unique local, link-local, multicast. */
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    /** Where a network without IPv4 has it (RFC 6052): as good as the IPv4 address in the last four bytes. */
    private static final Network NAT64 = Network.parse("64:ff9b::/96");

    private static List<Network> networks(String... written) {
        return Stream.of(written).map(Network::parse).toList();
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
