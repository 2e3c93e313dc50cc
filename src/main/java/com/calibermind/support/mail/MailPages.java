package com.calibermind.support.mail;

import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.reading.MailAttachment;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.MailSource;
import com.calibermind.support.mail.reading.ReadingLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails as their senders formatted them: a fragment of cleaned HTML for a sandboxed frame, without scripts, styles or
 * anything from elsewhere, with the mail's own pictures in it. Made anew from the kept bytes each time.
 */
@Component
@Transactional(readOnly = true)
public class MailPages {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Bytes of all pictures of a mail together: what is beyond is left out, and named. */
    private static final int MOST = 5 << 20;

    private final InboundMails mails;
    private final KeptMails kept;
    private final Contents contents;
    private final MailReader reader;
    private final ReadingLimits limits;

    MailPages(InboundMails mails, KeptMails kept, Contents contents, MailReader reader, ReadingLimits limits) {
        this.mails = mails;
        this.kept = kept;
        this.contents = contents;
        this.reader = reader;
        this.limits = limits;
    }

    /** Which of these entries of a conversation came as a mail with a page. */
    public Set<Long> among(Collection<Long> entries) {
        return entries.isEmpty() ? Set.of() : Set.copyOf(mails.formatted(entries));
    }

    /** Whether the case was reported by a mail with a page. */
    public boolean hasReport(String reference) {
        return !mails.formattedReports(reference).isEmpty();
    }

    public Optional<String> ofReport(String reference) {
        return mails.formattedReports(reference).stream().findFirst().flatMap(this::page);
    }

    public Optional<String> ofEntry(long entry) {
        return mails.formattedAs(entry).flatMap(this::page);
    }

    private Optional<String> page(InboundMail mail) {
        MailSource source = () -> contents.open(mail.sha256);
        try {
            Optional<String> html = reader.html(source, limits);
            return html.isPresent() ? Optional.of(withPictures(html.get(), source, mail)) : html;
        } catch (IOException e) {
            throw new UncheckedIOException("Mail " + mail.id + " cannot be read.", e);
        }
    }

    private String withPictures(String html, MailSource source, InboundMail mail) throws IOException {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        if (!page.select("img[data-attachment]").isEmpty()) {
            var pictures = new Pictures(page, kept.parsed(mail).attachments());
            reader.attachments(source, pictures::take);
            page.select("img[data-attachment]").forEach(Pictures::leaveOut);
        }
        return page.body().html();
    }

    /** Puts each file that a picture of the page names into it, as long as there is room. */
    private static final class Pictures {

        private final Document page;
        private final Iterator<MailAttachment> files;
        private int room = MOST;

        Pictures(Document page, List<MailAttachment> files) {
            this.page = page;
            this.files = files.iterator();
        }

        void take(java.io.InputStream bytes) throws IOException {
            MailAttachment file = files.next();
            var images = page.select("img[data-attachment=" + file.position() + "]");
            if (images.isEmpty() || !PICTURES.contains(file.contentType())) {
                return;
            }
            byte[] picture = bytes.readNBytes(room + 1);
            if (picture.length > room) {
                return;
            }
            room -= picture.length;
            String data = "data:" + file.contentType() + ";base64,"
                    + Base64.getEncoder().encodeToString(picture);
            images.forEach(it -> it.attr("src", data).removeAttr("data-attachment"));
        }

        static void leaveOut(Element image) {
            image.attr("alt", "[picture not shown] " + image.attr("alt")).removeAttr("data-attachment");
        }
    }
}
