package com.calibermind.support.portal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How much is taken from whom: the pages must not become a flood, nor a way to fill somebody's mailbox. */
@Component
class Throttles {

    /** The part of an IPv6 address that one customer of a provider has for themselves: 64 bits. */
    private static final int NETWORK_BYTES = 8;

    private final Throttle forms;
    private final Throttle reports;
    private final Throttle uploads;

    Throttles(PortalProperties portal, Clock clock) {
        var limits = portal.limits();
        this.forms = new Throttle(limits.forms(), limits.within(), clock);
        this.reports = new Throttle(limits.reports(), limits.reportsWithin(), clock);
        this.uploads = new Throttle(limits.uploads().toBytes(), limits.uploadsWithin(), clock);
    }

    /** @param remoteAddress as the web server gives it; whom it trusts to forward addresses is its configuration */
    boolean allowsForm(String remoteAddress) {
        return forms.allows(network(remoteAddress));
    }

    boolean allowsReport(String email) {
        return reports.allows(email.toLowerCase(Locale.ROOT));
    }

    /** @param bytes of one file */
    boolean allowsUpload(String remoteAddress, long bytes) {
        return uploads.allows(network(remoteAddress), Math.max(1, bytes));
    }

    void forget() {
        forms.forget();
        uploads.forget();
        reports.forget();
    }

    static String network(String remoteAddress) {
        if (!remoteAddress.contains(":")) {
            return remoteAddress;
        }
        try {
            InetAddress address = InetAddress.getByName(remoteAddress);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return remoteAddress;
        }
    }
}
