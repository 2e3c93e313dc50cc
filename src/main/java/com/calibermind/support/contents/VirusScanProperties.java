package com.calibermind.support.contents;

import jakarta.validation.constraints.Pattern;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who looks through files that strangers send.
 *
 * @param clamd host:port of ClamAV's daemon; null: nobody looks
 * @param timeout for its answer to one file
 */
@Validated
@ConfigurationProperties("support.virus-scan")
record VirusScanProperties(
        @Pattern(regexp = "[^:\\s]+:\\d{1,5}", message = "must be host:port, e.g. clamd.internal:3310") String clamd,

        @DefaultValue("PT30S") Duration timeout) {

    /** Looked up anew each time: an address may change while the desk runs. */
    InetSocketAddress address() {
        int colon = clamd.lastIndexOf(':');
        return InetSocketAddress.createUnresolved(
                clamd.substring(0, colon), Integer.parseInt(clamd.substring(colon + 1)));
    }
}
