package com.calibermind.support.mail.reading;

import java.util.Map;

/** Names under which attachments are shown and saved: no path, nothing that hides their kind, never empty. */
final class AttachmentNames {

    private static final int LONGEST = 200;

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/rtf", "rtf"),
            Map.entry("text/xml", "xml"),
            Map.entry("text/vcard", "vcf"),
            Map.entry("text/x-vcard", "vcf"),
            Map.entry("text/directory", "vcf"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("message/global", "eml"),
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/json", "json"));

    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("text/calendar", "invite.ics"),
            Map.entry("application/ics", "invite.ics"),
            Map.entry("application/ms-tnef", "winmail.dat"),
            Map.entry("application/pkcs7-mime", "smime.p7m"),
            Map.entry("application/x-pkcs7-mime", "smime.p7m"),
            Map.entry("application/pkcs7-signature", "smime.p7s"),
            Map.entry("application/x-pkcs7-signature", "smime.p7s"),
            Map.entry("application/pgp-signature", "signature.asc"),
            Map.entry("application/pgp-encrypted", "pgp-version.txt"),
            Map.entry("text/rfc822-headers", "returned-headers.txt"),
            Map.entry("message/delivery-status", "delivery-status.txt"),
            Map.entry("message/global-delivery-status", "delivery-status.txt"),
            Map.entry("message/disposition-notification", "receipt.txt"),
            Map.entry("message/feedback-report", "complaint.txt"));

    private AttachmentNames() {}

    /** @param claimed by the sender, or null */
    static String of(String claimed, ContentType type, int position) {
        String safe = claimed == null ? "" : safe(withoutPath(claimed));
        return safe.isEmpty()
                ? WHOLE.getOrDefault(
                        type.name(), "attachment-" + (position + 1) + "." + ENDINGS.getOrDefault(type.name(), "bin"))
                : safe;
    }

    /** Of a mail within the mail. */
    static String ofMail(String subject, ContentType type, int position) {
        String safe = safe(subject.replace('/', '-').replace('\\', '-'));
        return safe.isEmpty() ? of(null, type, position) : shortened(safe, LONGEST - 4) + ".eml";
    }

    private static String withoutPath(String name) {
        String plain = name.strip();
        int slash = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\'));
        return plain.substring(slash + 1);
    }

    private static String safe(String name) {
        StringBuilder safe = new StringBuilder();
        for (char c : Clean.line(name).toCharArray()) {
            safe.append("<>:\"|?*/\\".indexOf(c) >= 0 ? '_' : c);
        }
        int start = 0;
        while (start < safe.length() && safe.charAt(start) == '.') {
            start++;
        }
        return shortened(safe.substring(start).strip(), LONGEST);
    }

    /** Keeps the ending: it tells what the file is. */
    private static String shortened(String name, int longest) {
        int dot = name.lastIndexOf('.');
        if (name.length() <= longest) {
            return name;
        }
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return Clean.cut(name, longest - ending.length()) + ending;
    }
}
