package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What the server said when it did not take a letter (RFC 5321, section 4.2; RFC 4954).
 *
 * @param code -1 if it said nothing
 */
record SmtpAnswer(int code, String text) {

    /** Sign-in or encryption is asked for: no fault of the letter, and none that another letter would not meet. */
    private static final Set<Integer> OF_THE_LINE = Set.of(421, 530, 534, 535, 538, 454);

    static SmtpAnswer of(MessagingException failed) {
        SmtpAnswer found = new SmtpAnswer(-1, failed.getMessage());
        for (Exception it = failed; it != null; it = it instanceof MessagingException m ? m.getNextException() : null) {
            if (it instanceof SMTPAddressFailedException address) {
                return new SmtpAnswer(address.getReturnCode(), address.getMessage());
            }
            if (it instanceof SMTPSendFailedException send && found.code < 0) {
                found = new SmtpAnswer(send.getReturnCode(), send.getMessage());
            }
        }
        return found;
    }

    /** The fault lies with the connection, and all letters wait for that. */
    boolean isOfTheLine() {
        return code < 400 || OF_THE_LINE.contains(code);
    }

    /** It may be taken later. */
    boolean isPassing() {
        return code < 500;
    }
}
