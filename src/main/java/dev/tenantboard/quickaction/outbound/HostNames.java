package dev.tenantboard.quickaction.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host: the resolver of the machine, or in tests one that changes its answers. */
@FunctionalInterface
interface HostNames {
    InetAddress[] lookUp(String host) throws UnknownHostException;
}
