package com.calibermind.support.outages;

import com.calibermind.support.cases.PortalAddress;

/** The links that a subscriber finds in our letters. */
final class StatusSubscription {

    private StatusSubscription() {}

    static String confirmingUrl(PortalAddress portal, String token) {
        return portal.of("/support/status/confirm/" + token);
    }

    static String leavingUrl(PortalAddress portal, String leaveToken) {
        return portal.of("/support/status/unsubscribe?token=" + leaveToken);
    }
}
