package com.calibermind.support.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How mail programs mark what is quoted, forwarded or signed. Each look costs a few lines at most. */
final class QuoteMarks {

    private static final int LONGEST = 400;

    /** Lines over which an introduction or the header of a quoted mail may be spread. */
    private static final int NEAR = 4;

    private static final int LONGEST_SIGNATURE = 40;
    private static final int LONGEST_CARELESS_SIGNATURE = 12;

    private static final Set<String> ORIGINAL = Set.of(
            "original message",
            "originalnachricht",
            "original-nachricht",
            "ursprüngliche nachricht",
            "urspruengliche nachricht",
            "original appointment",
            "ursprünglicher termin",
            "reply message",
            "antwortnachricht",
            "message d'origine",
            "message d’origine",
            "mensaje original",
            "messaggio originale",
            "mensagem original",
            "oorspronkelijk bericht",
            "ursprungligt meddelande",
            "oprindelig meddelelse",
            "opprinnelig melding",
            "wiadomość oryginalna",
            "исходное сообщение");

    private static final Set<String> FORWARDED = Set.of(
            "forwarded message",
            "forwarded by",
            "weitergeleitete nachricht",
            "weitergeleitet von",
            "weitergeleitete mail",
            "forwarded mail");

    private static final Set<String> SENT_FROM = Set.of(
            "sent from my ",
            "sent from outlook",
            "sent from mail for windows",
            "sent from yahoo mail",
            "sent from proton mail",
            "sent from gmail",
            "sent via ",
            "get outlook for ",
            "von meinem iphone gesendet",
            "von meinem ipad gesendet",
            "gesendet von outlook",
            "gesendet von mail für windows",
            "gesendet von meinem ",
            "gesendet mit der ",
            "diese nachricht wurde von meinem ",
            "holen sie sich outlook",
            "outlook für ");

    /** Names of fields as Outlook translates them, in a dozen languages. */
    private static final Set<String> FROM = Set.of(
            "from",
            "von",
            "de",
            "da",
            "van",
            "fra",
            "från",
            "od",
            "от",
            "lähettäjä",
            "kimden",
            "feladó",
            "发件人",
            "寄件者",
            "差出人");

    private static final Set<String> MORE = Set.of(
            "sent",
            "date",
            "to",
            "cc",
            "subject",
            "reply-to",
            "gesendet",
            "datum",
            "an",
            "betreff",
            "envoyé",
            "à",
            "objet",
            "enviado",
            "enviado el",
            "enviado em",
            "enviada em",
            "fecha",
            "data",
            "para",
            "asunto",
            "assunto",
            "inviato",
            "a",
            "oggetto",
            "verzonden",
            "aan",
            "onderwerp",
            "sendt",
            "til",
            "emne",
            "skickat",
            "till",
            "ämne",
            "wysłano",
            "do",
            "temat",
            "отправлено",
            "дата",
            "кому",
            "тема",
            "lähetetty",
            "vastaanottaja",
            "aihe",
            "gönderildi",
            "kime",
            "konu",
            "elküldve",
            "címzett",
            "tárgy",
            "发送时间",
            "收件人",
            "主题",
            "寄件日期",
            "收件者",
            "主旨",
            "送信日時",
            "宛先",
            "件名");

    private QuoteMarks() {}

    static boolean isQuoted(String line) {
        int i = 0;
        while (i < line.length() && i < 4 && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '>';
    }

    static boolean isForwarded(String line) {
        String plain = plain(line);
        return isBetweenDashes(plain, FORWARDED)
                || plain.equals("begin forwarded message:")
                || plain.equals("anfang der weitergeleiteten nachricht:")
                || plain.equals("anfang der weitergeleiteten e-mail:");
    }

    /** Whether a mail that is not marked line by line begins there. */
    static boolean beginsHistory(List<String> lines, int at) {
        String plain = plain(lines.get(at));
        return !plain.isEmpty()
                && (isBetweenDashes(plain, ORIGINAL)
                        || isHeader(lines, at)
                        || isRule(plain) && at + 1 < lines.size() && isHeader(lines, nextWords(lines, at + 1))
                        || isWholeIntroduction(lines, at));
    }

    /** "On …, Ada wrote:" above a quote, also when it takes several lines. */
    static boolean isIntroduction(List<String> lines, int at) {
        int end = introductionEnd(lines, at);
        return end >= 0 && isQuoteNext(lines, end + 1) || isMiddleOfIntroduction(lines, at);
    }

    /** Lines that a signature may have which begins there; 0 if none does. */
    static int longestSignature(String line) {
        if (line.equals("-- ")) {
            return LONGEST_SIGNATURE;
        }
        String plain = plain(line);
        boolean careless = plain.equals("--") || plain.length() < 120 && startsWithAny(plain, SENT_FROM);
        return careless ? LONGEST_CARELESS_SIGNATURE : 0;
    }

    private static boolean isMiddleOfIntroduction(List<String> lines, int at) {
        for (int start = at - 1; start >= Math.max(0, at - NEAR); start--) {
            int end = introductionEnd(lines, start);
            if (end >= at && isQuoteNext(lines, end + 1)) {
                return true;
            }
        }
        return false;
    }

    /** One that names an address or a time of day needs no quote marks below it. */
    private static boolean isWholeIntroduction(List<String> lines, int at) {
        int end = introductionEnd(lines, at);
        if (end < 0 || isQuoteNext(lines, end + 1)) {
            return false;
        }
        String all = String.join(" ", lines.subList(at, end + 1));
        return all.indexOf('@') > 0
                || all.chars().filter(Character::isDigit).count() >= 6 && all.indexOf(':') < all.length() - 1;
    }

    /** The line with "wrote:" of an introduction that begins there, or -1. */
    private static int introductionEnd(List<String> lines, int at) {
        if (!beginsIntroduction(plain(lines.get(at)))) {
            return -1;
        }
        StringBuilder all = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + NEAR); i++) {
            String plain = plain(lines.get(i));
            if (plain.isEmpty() || isQuoted(plain)) {
                return -1;
            }
            all.append(all.isEmpty() ? "" : " ").append(plain);
            if (endsIntroduction(all.toString())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean beginsIntroduction(String plain) {
        return plain.startsWith("on ")
                || plain.startsWith("am ")
                || plain.startsWith("at ")
                || endsIntroduction(plain)
                        && (plain.indexOf('@') > 0 || Character.isDigit(plain.charAt(0)) || plain.length() < 80);
    }

    private static boolean endsIntroduction(String plain) {
        return plain.endsWith(" wrote:")
                || plain.equals("wrote:")
                || plain.endsWith(" writes:")
                || plain.endsWith(" schrieb:")
                || plain.equals("schrieb:")
                || plain.endsWith(":") && (plain.contains(" schrieb ") || plain.startsWith("schrieb "))
                || plain.endsWith(" geschrieben:")
                || plain.endsWith(" a écrit :")
                || plain.endsWith(" a écrit:")
                || plain.endsWith(" escribió:")
                || plain.endsWith(" ha scritto:")
                || plain.endsWith(" escreveu:")
                || plain.endsWith(" napisał(a):")
                || plain.endsWith(" napisał:")
                || plain.endsWith(" написал:")
                || plain.endsWith(" пишет:")
                || plain.endsWith(":") && (plain.contains(" schreef ") || plain.contains(" skrev "));
    }

    private static boolean isQuoteNext(List<String> lines, int from) {
        int next = nextWords(lines, from);
        return next < lines.size() && next - from <= 2 && isQuoted(lines.get(next));
    }

    private static int nextWords(List<String> lines, int from) {
        int next = from;
        while (next < lines.size() && next < from + NEAR && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    /** The header of a mail as Outlook puts it above the text that it answers. */
    private static boolean isHeader(List<String> lines, int at) {
        if (at >= lines.size() || !FROM.contains(field(lines.get(at)))) {
            return false;
        }
        int more = 0;
        for (int i = at + 1; i < Math.min(lines.size(), at + 8); i++) {
            more += MORE.contains(field(lines.get(i))) ? 1 : 0;
        }
        return more >= 2;
    }

    /** "sent" of "*Sent:* Monday"; empty if the line does not begin with the name of a field. */
    private static String field(String line) {
        String plain = plain(line).replace('：', ':');
        int colon = plain.indexOf(':');
        return colon < 0
                ? ""
                : plain.substring(plain.startsWith("*") ? 1 : 0, colon).strip();
    }

    private static boolean isRule(String plain) {
        return plain.length() >= 10
                && (plain.chars().allMatch(it -> it == '_') || plain.chars().allMatch(it -> it == '-'));
    }

    private static boolean isBetweenDashes(String plain, Set<String> names) {
        if (!plain.startsWith("--") || !plain.endsWith("--")) {
            return plain.startsWith("--") && startsWithAny(withoutDashes(plain), FORWARDED) && names == FORWARDED;
        }
        return names.contains(withoutDashes(plain));
    }

    private static String withoutDashes(String plain) {
        int start = 0;
        int end = plain.length();
        while (start < end && (plain.charAt(start) == '-' || plain.charAt(start) == ' ')) {
            start++;
        }
        while (end > start && (plain.charAt(end - 1) == '-' || plain.charAt(end - 1) == ' ')) {
            end--;
        }
        return plain.substring(start, end);
    }

    private static boolean startsWithAny(String plain, Set<String> beginnings) {
        return beginnings.stream().anyMatch(plain::startsWith);
    }

    private static String plain(String line) {
        return line.length() > LONGEST ? "" : line.strip().toLowerCase(Locale.ROOT);
    }
}
