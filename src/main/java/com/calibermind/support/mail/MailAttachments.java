package com.calibermind.support.mail;

import com.calibermind.support.cases.Attachment;
import com.calibermind.support.contents.Content;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.reading.MailAttachment;
import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.ParsedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the files out of a kept mail: streamed, each once. */
@Component
class MailAttachments {

    private static final Logger LOG = LoggerFactory.getLogger(MailAttachments.class);

    private final Contents contents;
    private final MailReader reader;

    MailAttachments(Contents contents, MailReader reader) {
        this.contents = contents;
        this.reader = reader;
    }

    /** If they cannot be taken out they stay in the raw mail, and the mail says so. */
    List<Attachment> keep(InboundMail mail, ParsedMail parsed) {
        List<MailAttachment> files = parsed.attachments();
        if (files.isEmpty()) {
            return List.of();
        }
        Contents.Archive archive = visitor -> reader.attachments(() -> contents.open(mail.sha256), visitor::take);
        List<Content> measured = measure(mail, archive);
        if (measured.size() != files.size()) {
            mail.remark(List.of("Its attachments cannot be taken out; they are in the mail as it came."));
            return List.of();
        }
        try {
            contents.keep(archive, measured);
        } catch (IOException e) {
            throw new UncheckedIOException("The attachments of mail " + mail.id + " cannot be kept.", e);
        }
        return IntStream.range(0, files.size())
                .mapToObj(it -> attachment(files.get(it), measured.get(it)))
                .toList();
    }

    private static List<Content> measure(InboundMail mail, Contents.Archive archive) {
        try {
            return Contents.measure(archive);
        } catch (IOException e) {
            LOG.warn("The attachments of the mail {} cannot be taken out of it.", mail.sha256, e);
            return List.of();
        }
    }

    private static Attachment attachment(MailAttachment file, Content content) {
        return new Attachment(file.name(), file.contentType(), content, file.inline());
    }
}
