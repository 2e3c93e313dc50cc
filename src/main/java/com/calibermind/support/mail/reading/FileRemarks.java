package com.calibermind.support.mail.reading;

import java.util.Map;
import java.util.Optional;

/** What a person should know of an attachment that is more than a file. */
final class FileRemarks {

    private static final Map<String, String> BY_TYPE = Map.of(
            "application/ms-tnef", "Outlook packed text or files into winmail.dat; it is kept as an attachment.",
            "application/pgp-encrypted", "The mail is encrypted (OpenPGP); it is kept as an attachment.",
            "application/pgp-signature", "The mail is signed (OpenPGP); the signature is not checked.",
            "application/pkcs7-signature", "The mail is signed (S/MIME); the signature is not checked.",
            "application/x-pkcs7-signature", "The mail is signed (S/MIME); the signature is not checked.",
            "message/partial", "The mail is a piece of a larger one; the pieces are not put together.",
            "message/external-body", "The mail points to a file elsewhere; it is not fetched.",
            "message/disposition-notification", "The mail says that a letter was displayed or deleted.",
            "message/feedback-report", "The mail says that somebody complained of a letter.");

    private FileRemarks() {}

    static Optional<String> on(MimePart part, String type) {
        return type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")
                ? Optional.of(envelope(part))
                : Optional.ofNullable(BY_TYPE.get(type));
    }

    private static String envelope(MimePart part) {
        String kind = part.type().parameter("smime-type").orElse("");
        return kind.startsWith("signed")
                ? "The mail is signed (S/MIME), with its text inside the attachment; the signature is not checked."
                : "The mail is encrypted (S/MIME); it is kept as an attachment.";
    }
}
