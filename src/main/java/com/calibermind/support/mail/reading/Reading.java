package com.calibermind.support.mail.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What has been read of one mail so far. */
class Reading implements MailContents.Words {

    private static final Set<String> REPORTS = Set.of("message/delivery-status", "message/global-delivery-status");

    private static final Set<String> MAILS =
            Set.of("message/rfc822", "message/global", "text/rfc822-headers", "text/rfc822");

    private static final Set<String> FORWARDS = Set.of(
            "fw:",
            "fwd:",
            "wg:",
            "fw :",
            "weitergeleitet:",
            "tr:",
            "rv:",
            "i:",
            "enc:",
            "doorst:",
            "vs:",
            "vb:",
            "pd:",
            "转发:",
            "轉寄:",
            "転送:");

    /** Bytes of a mail within the mail, or of a report, that are looked into. */
    private static final int LOOK = 1 << 16;

    private final ReadingLimits limits;
    private final BodyTree body = new BodyTree();
    private final List<MailAttachment> attachments = new ArrayList<>();
    private final DeliveryReports reports = new DeliveryReports();
    private final Set<String> remarks = new LinkedHashSet<>();
    private int plainLeft;
    private int htmlLeft;
    private String calendar;

    Reading(ReadingLimits limits) {
        this.limits = limits;
        this.plainLeft = limits.plainBytes();
        this.htmlLeft = limits.htmlBytes();
    }

    void read(MailContents contents) throws IOException {
        for (var file = contents.next(); file.isPresent(); file = contents.next()) {
            take(file.get());
        }
    }

    List<MailAttachment> attachments() {
        return attachments;
    }

    Optional<String> html() {
        return body.html();
    }

    @Override
    public void remark(String remark) {
        remarks.add(remark);
    }

    @Override
    public int most(MimePart part) {
        return part.type().isHtml() ? htmlLeft : plainLeft;
    }

    @Override
    public void take(MimePart part, BoundedBytes bytes) {
        if (part.type().isHtml()) {
            htmlLeft -= bytes.bytes().length;
        } else {
            plainLeft -= bytes.bytes().length;
        }
        if (bytes.isCut()) {
            remark(cutRemark());
        }
        Optional<String> charset = part.type().parameter("charset");
        HonestText honest = HonestText.of(bytes.bytes(), charset.orElse(null));
        if (honest.remark() != null) {
            remark(honest.remark());
        }
        String text = Clean.text(honest.text());
        boolean flowed = !part.type().isHtml()
                && part.type()
                        .parameter("format")
                        .filter("flowed"::equalsIgnoreCase)
                        .isPresent();
        body.add(part, flowed ? FlowedText.of(text, deletesSpace(part)) : text);
    }

    /** The mail as far as it has been read. */
    ParsedMail mail(MailHeaders headers, Sender sender) {
        String all = shown();
        DeliveryReport report = reports.of(headers, all);
        Envelope envelope = new Envelope(headers);
        Folding folding = Folding.of(all, isForward(envelope.subject()));
        remarkOn(all);
        sender.remark().ifPresent(this::remark);
        return new ParsedMail(
                report != null && sender.address() == null ? sender.machine() : sender.address(),
                sender.name(),
                envelope.addresses("to"),
                envelope.addresses("cc"),
                envelope.subject(),
                envelope.messageId(),
                envelope.sentAt(),
                envelope.references(),
                headers,
                folding.own(),
                folding.folded(),
                List.copyOf(attachments),
                calendar,
                report,
                html().isPresent(),
                List.copyOf(remarks));
    }

    private void take(MailContents.MailFile file) throws IOException {
        String type = file.type().name();
        boolean mail = MAILS.contains(type);
        boolean report = REPORTS.contains(type)
                && (file.part().group() == null || file.part().isWithin("report"));
        boolean isCalendar = calendar == null && CalendarParts.isCalendar(file.part());
        byte[] beginning = file.bytes().readNBytes(isCalendar ? CalendarParts.LONGEST : mail || report ? LOOK : 0);
        long size = beginning.length + file.bytes().transferTo(OutputStream.nullOutputStream());
        if (isCalendar) {
            calendar = CalendarParts.text(file.part(), beginning);
        }
        if (report) {
            reports.status(Clean.text(HonestText.of(beginning, null).text()));
        }
        String name =
                mail ? nameOfMail(file, beginning) : AttachmentNames.of(file.name(), file.type(), file.position());
        boolean shown = file.part().isInline()
                || file.part().contentId().isPresent() && file.part().isWithin("related");
        attachments.add(new MailAttachment(
                file.position(), name, type, size, file.part().contentId().orElse(null), shown));
        FileRemarks.on(file.part(), type).ifPresent(this::remark);
    }

    private String nameOfMail(MailContents.MailFile file, byte[] beginning) {
        MailHeaders letter = headerOf(beginning);
        if (file.part().isWithin("report")) {
            reports.returned(letter);
        }
        if (file.name() != null || file.type().isText()) {
            return AttachmentNames.of(file.name(), file.type(), file.position());
        }
        return AttachmentNames.ofMail(new Envelope(letter).subject(), file.type(), file.position());
    }

    private MailHeaders headerOf(byte[] beginning) {
        byte[] end = {'\r', '\n', '\r', '\n'};
        InputStream header =
                new SequenceInputStream(new ByteArrayInputStream(beginning), new ByteArrayInputStream(end));
        try (MimeWalk walk = new MimeWalk(header, limits)) {
            walk.next();
            return walk.header().decoded();
        } catch (IOException e) {
            remark("A mail within the mail has a header that cannot be read.");
            return MailHeaders.NONE;
        }
    }

    private String shown() {
        String all = body.text();
        if (body.holdsHidden()) {
            remark("The mail holds text that mail programs hide; it is not shown.");
        }
        if (all.length() <= limits.text()) {
            return all;
        }
        remark(cutRemark());
        return Clean.cut(all, limits.text()) + "\n[cut; the whole mail is kept]";
    }

    private String cutRemark() {
        return "The text is cut after %,d characters (support.mail.reading.text); the whole mail is kept."
                .formatted(limits.text());
    }

    private void remarkOn(String text) {
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            remark("The text is encrypted (OpenPGP).");
        }
        if (text.contains("-----BEGIN PGP SIGNED MESSAGE-----")) {
            remark("The text is signed (OpenPGP); the signature is not checked.");
        }
        if (text.isBlank()) {
            remark("The mail has no text.");
        }
    }

    private static boolean isForward(String subject) {
        String plain = subject.strip().toLowerCase(Locale.ROOT);
        return FORWARDS.stream().anyMatch(plain::startsWith);
    }

    private static boolean deletesSpace(MimePart part) {
        return part.type().parameter("delsp").filter("yes"::equalsIgnoreCase).isPresent();
    }
}
