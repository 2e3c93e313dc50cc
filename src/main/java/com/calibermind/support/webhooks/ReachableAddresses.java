package com.calibermind.support.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Which addresses a webhook may reach: public ones, and those inside that are allowed by configuration. The HTTP client asks
 * here for the addresses that it then connects to, so no name can mean another address by then.
 */
@Component
class ReachableAddresses implements DnsResolver {

    /** Not public, beside what {@link InetAddress} knows of (IANA's special-purpose address registries). */
    private static final List<IpAddressMatcher> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fec0::/10")
            .map(IpAddressMatcher::new)
            .toList();

    /** The name means an address that must not be reached. */
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1;

        Refused() {
            super("The address is not a public one; see support.webhooks.private-networks.");
        }
    }

    private final List<IpAddressMatcher> allowed;

    ReachableAddresses(WebhookProperties properties) {
        this.allowed =
                properties.privateNetworks().stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!Arrays.stream(found).allMatch(this::mayBeReached)) {
            throw new Refused();
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Whether the host is this machine, and may be reached. */
    boolean isOwnMachine(String host) {
        try {
            return host.matches("localhost|127[.0-9]+|\\[?::1]?")
                    && Arrays.stream(resolve(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    boolean mayBeReached(InetAddress address) {
        return isPublic(address) || isOneOf(allowed, address);
    }

    private static boolean isPublic(InetAddress it) {
        return !(it.isLoopbackAddress()
                || it.isAnyLocalAddress()
                || it.isLinkLocalAddress()
                || it.isSiteLocalAddress()
                || it.isMulticastAddress()
                || isOneOf(SPECIAL, it));
    }

    private static boolean isOneOf(List<IpAddressMatcher> networks, InetAddress address) {
        String plain = address.getHostAddress().replaceFirst("%.*", "");
        return networks.stream().anyMatch(it -> it.matches(plain));
    }
}
