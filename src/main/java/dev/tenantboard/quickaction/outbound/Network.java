package dev.tenantboard.quickaction.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IP addresses, as in {@code 10.0.0.0/8}. */
record Network(InetAddress base, int bits) {

    private static final Pattern SYNTAX = Pattern.compile("([0-9A-Fa-f:.]+)/([0-9]{1,3})");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    Network {
        if (bits > width(base)
                || value(base).getLowestSetBit() >= 0 && value(base).getLowestSetBit() < width(base) - bits) {
            throw new IllegalArgumentException("must be a network without a bit after its prefix");
        }
    }

    /** @throws IllegalArgumentException with the expected format */
    static Network parse(String text) {
        Matcher parts = SYNTAX.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be a network such as 10.1.0.0/16");
        }
        return new Network(literal(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /**
     * Returns whether a host is an IPv4 address in its usual form. The JDK also accepts 127.1, 0177.0.0.1 and
     * 2130706433.
     */
    static boolean isIpv4(String host) {
        return IPV4.matcher(host).matches();
    }

    /** Parses an address without a lookup of names. */
    static InetAddress literal(String text) {
        try {
            if (isIpv4(text) || IPV6.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException notOne) {
            // The exception below reports it.
        }
        throw new IllegalArgumentException("must be an IP address in its usual form");
    }

    boolean contains(InetAddress address) {
        return width(address) == width(base)
                && value(address)
                                .xor(value(base))
                                .shiftRight(width(base) - bits)
                                .signum()
                        == 0;
    }

    private static int width(InetAddress address) {
        return address.getAddress().length * 8;
    }

    private static BigInteger value(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
