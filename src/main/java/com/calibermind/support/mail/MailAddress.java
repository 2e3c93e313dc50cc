package com.calibermind.support.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/**
 * One bare address, as it goes to the mail server: its domain in ASCII (RFC 5891), its local part as it is; one beyond ASCII
 * needs a server with SMTPUTF8 (RFC 6531).
 */
final class MailAddress {

    private MailAddress() {}

    static InternetAddress of(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (at < 1
                || address.chars()
                        .anyMatch(it -> it <= ' ' || it == 0x7f || it == ',' || it == ';' || it == '<' || it == '>')) {
            throw new AddressException("this is not one mail address", null);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new AddressException("its domain cannot be written in ASCII", null);
        }
        var parsed = new InternetAddress(address.substring(0, at + 1) + ascii, false);
        parsed.validate();
        if (parsed.isGroup() || parsed.getPersonal() != null) {
            throw new AddressException("this is not one mail address", null);
        }
        return parsed;
    }

    static boolean needsUtf8(InternetAddress address) {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress());
    }
}
