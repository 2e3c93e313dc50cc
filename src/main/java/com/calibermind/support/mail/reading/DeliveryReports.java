package com.calibermind.support.mail.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What mail servers report of a letter: as RFC 3464 has it, or in the ways of Exim (X-Failed-Recipients) and of qmail (QSBMF),
 * which say it in prose. Of several recipients the worst counts, among those that the letter was for if that is known.
 */
class DeliveryReports {

    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final String QMAIL = "Hi. This is the ";
    private static final String QMAIL_COPY = "--- Below this line is a copy of the ";
    private static final String EXIM_COPY = "------ This is a copy of ";
    private static final int LONGEST_DIAGNOSTIC = 1000;

    private final List<DeliveryReport> recipients = new ArrayList<>();
    private final List<String> returnedTo = new ArrayList<>();
    private String returnedId;

    /** The machine-readable part (message/delivery-status). */
    void status(String text) {
        Map<String, String> group = new HashMap<>();
        String last = null;
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                recipient(group);
                group.clear();
            } else if ((line.startsWith(" ") || line.startsWith("\t")) && last != null) {
                group.merge(last, line.strip(), (before, more) -> Clean.cut(before + " " + more, LONGEST_DIAGNOSTIC));
            } else if (line.indexOf(':') > 0) {
                last = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
                group.putIfAbsent(last, line.substring(line.indexOf(':') + 1).strip());
            }
        }
        recipient(group);
    }

    /** The header of the letter, as the report returns it. */
    void returned(MailHeaders letter) {
        if (returnedId == null) {
            returnedId = letter.all("message-id").stream()
                    .flatMap(it -> MessageIds.in(it).stream())
                    .findFirst()
                    .orElse(null);
            letter.all("to").stream()
                    .flatMap(it -> Addresses.in(it).stream())
                    .map(Addresses.Mailbox::address)
                    .forEach(returnedTo::add);
        }
    }

    /** What the mail says as a whole, once all its parts are known; null if it reports nothing. */
    DeliveryReport of(MailHeaders mail, String text) {
        if (recipients.isEmpty()) {
            prose(mail, text);
        }
        Optional<String> answered = mail.all("in-reply-to").stream()
                .flatMap(it -> MessageIds.in(it).stream())
                .findFirst();
        String id = returnedId == null ? answered.orElse(null) : returnedId;
        return worst().map(it -> new DeliveryReport(it.action(), it.status(), it.recipient(), it.diagnostic(), id))
                .orElse(null);
    }

    private void recipient(Map<String, String> group) {
        String action = word(group.getOrDefault("action", ""));
        if (!action.isEmpty() || group.containsKey("final-recipient")) {
            String diagnostic = group.get("diagnostic-code");
            recipients.add(new DeliveryReport(
                    action.isEmpty() ? "failed" : action,
                    code(group.getOrDefault("status", ""))
                            .or(() -> code(diagnostic))
                            .orElse(null),
                    address(group.getOrDefault("original-recipient", ""))
                            .or(() -> address(group.getOrDefault("final-recipient", "")))
                            .orElse(null),
                    diagnostic == null ? null : Clean.line(withoutType(diagnostic), LONGEST_DIAGNOSTIC),
                    null));
        }
    }

    private void prose(MailHeaders mail, String text) {
        List<String> failed = mail.all("x-failed-recipients").stream()
                .flatMap(it -> Addresses.in(it).stream())
                .map(Addresses.Mailbox::address)
                .filter(it -> it != null)
                .toList();
        if (!failed.isEmpty()) {
            String diagnostic = paragraphBelow(failed.get(0), before(text, EXIM_COPY));
            failed.forEach(it -> failed(it, diagnostic));
            returnedBelow(text, EXIM_COPY);
        } else if (text.startsWith(QMAIL) && text.contains("program at ")) {
            qmail(before(text, QMAIL_COPY));
            returnedBelow(text, QMAIL_COPY);
        }
    }

    /** "&lt;address&gt;:" and, until an empty line, why. */
    private void qmail(String text) {
        for (String paragraph : text.split("\n\n")) {
            String plain = paragraph.strip();
            int end = plain.indexOf(">:");
            if (plain.startsWith("<") && end > 0) {
                address(plain.substring(1, end)).ifPresent(it -> failed(it, plain.substring(end + 2)));
            }
        }
    }

    private void failed(String address, String why) {
        recipients.add(new DeliveryReport(
                "failed", code(why).orElse(null), address, Clean.line(why, LONGEST_DIAGNOSTIC), null));
    }

    private static String paragraphBelow(String address, String text) {
        int start = text.toLowerCase(Locale.ROOT).indexOf(address);
        return start < 0 ? "" : before(text.substring(start + address.length()), "\n\n");
    }

    private void returnedBelow(String text, String mark) {
        int copy = text.indexOf(mark);
        if (copy >= 0) {
            text.substring(copy)
                    .lines()
                    .filter(it -> it.regionMatches(true, 0, "message-id:", 0, 11))
                    .flatMap(it -> MessageIds.in(it.substring(11)).stream())
                    .findFirst()
                    .ifPresent(it -> returnedId = it);
        }
    }

    private Optional<DeliveryReport> worst() {
        List<DeliveryReport> meant = recipients.stream()
                .filter(it -> returnedTo.contains(it.recipient()))
                .toList();
        return (meant.isEmpty() ? recipients : meant).stream().min(Comparator.comparingInt(DeliveryReports::rank));
    }

    private static int rank(DeliveryReport report) {
        return switch (report.action()) {
            case "failed" -> report.isFailure() ? 0 : 1;
            case "delayed" -> 2;
            case "expanded" -> 3;
            case "relayed" -> 4;
            default -> 5;
        };
    }

    private static Optional<String> address(String field) {
        String plain = withoutType(field);
        return Addresses.in(plain).stream()
                .map(Addresses.Mailbox::address)
                .filter(it -> it != null)
                .findFirst();
    }

    /** "rfc822; ada@acme.example" or "smtp; 550 no such user". */
    private static String withoutType(String field) {
        int semicolon = field.indexOf(';');
        return semicolon < 0 || semicolon > 20
                ? field
                : field.substring(semicolon + 1).strip();
    }

    private static String word(String field) {
        int end = 0;
        while (end < field.length() && Character.isLetter(field.charAt(end))) {
            end++;
        }
        return field.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> code(String text) {
        Matcher status = STATUS.matcher(text == null ? "" : Clean.cut(text, LONGEST_DIAGNOSTIC));
        return status.find() ? Optional.of(status.group()) : Optional.empty();
    }

    private static String before(String text, String mark) {
        int end = text.indexOf(mark);
        return end < 0 ? text : text.substring(0, end);
    }
}
