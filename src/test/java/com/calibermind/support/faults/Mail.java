package com.calibermind.support.faults;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/**
 * A mail of a customer of its own, so that whatever is sent to that address was sent because of this mail.
 *
 * @param fate what must become of it
 */
record Mail(Fate fate, String sender, String messageId, byte[] bytes) {

    enum Fate {
        /** A case of its own, acknowledged once. */
        CASE(true),
        /** Kept, but nobody is answered. */
        NO_ANSWER(true),
        /** A person's work. */
        PARKED(true),
        /** Kept with its bytes; what else becomes of it is not this ledger's question. */
        KEPT(false),
        /** Somebody may take it out of the mailbox before the desk has seen it: then it is nothing, else a case. */
        AT_RISK(false);

        final boolean isSure;

        Fate(boolean isSure) {
            this.isSure = isSure;
        }
    }

    private static final String SUPPORT = "support@calibermind.example";

    static Mail report(String name) {
        return report(name, "Since this morning all our dashboards are empty.\r\n");
    }

    static Mail report(String name, String text) {
        return of(Fate.CASE, name, "Content-Type: text/plain; charset=utf-8\r\n", text);
    }

    /** A report with a file of so many random bytes. */
    static Mail withFile(String name, int size) {
        byte[] file = new byte[size];
        new Random(name.hashCode()).nextBytes(file);
        return of(
                Fate.CASE,
                name,
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=part\r\n",
                "--part\r\nContent-Type: text/plain\r\n\r\nThe log is attached.\r\n"
                        + "--part\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=log-" + name + ".bin\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(file) + "\r\n--part--\r\n");
    }

    static Mail automatic(String name) {
        return of(Fate.NO_ANSWER, name, "Auto-Submitted: auto-replied\r\n", "I am on holiday.\r\n");
    }

    /** What MIME allows, nested deeper than the desk looks. */
    static Mail nested(String name, int levels) {
        var text = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
            text.append(i).append("\r\n");
        }
        return of(
                Fate.PARKED,
                name,
                "MIME-Version: 1.0\r\n",
                text.append("\r\nend\r\n").toString(),
                "");
    }

    Mail but(Fate other) {
        return new Mail(other, sender, messageId, bytes);
    }

    private static Mail of(Fate fate, String name, String headers, String text) {
        return of(fate, name, headers, text, "\r\n");
    }

    private static Mail of(Fate fate, String name, String headers, String text, String between) {
        String sender = name + "@fault.example";
        String id = "<" + name + "@mail.fault.example>";
        String mail = "From: " + name + " <" + sender + ">\r\nTo: " + SUPPORT + "\r\nSubject: Report " + name
                + "\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: " + id + "\r\n" + headers + between + text;
        return new Mail(fate, sender, id, mail.getBytes(StandardCharsets.US_ASCII));
    }
}
