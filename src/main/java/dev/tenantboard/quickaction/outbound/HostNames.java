package dev.tenantboard.quickaction.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Resolves host names. Tests replace the machine's resolver. */
@FunctionalInterface
interface HostNames {
    InetAddress[] lookUp(String host) throws UnknownHostException;
}
