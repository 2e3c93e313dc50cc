package com.calibermind.support.mail.reading;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** HTML of a stranger made fit for a sandboxed frame: structure and links, no scripts, no styles, nothing from elsewhere. */
final class HtmlPage {

    private HtmlPage() {}

    /** Pictures of the mail itself are left as {@code data-attachment}, the position for {@link MailReader#open}. */
    static String cleaned(String html, List<MailAttachment> attachments) {
        Safelist safe = Safelist.relaxed()
                .removeAttributes("img", "src")
                .removeProtocols("a", "href", "ftp")
                .addProtocols("a", "href", "tel")
                .addAttributes("img", "data-attachment")
                .addTags("hr", "s", "font", "center")
                .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
                .addEnforcedAttribute("a", "target", "_blank");
        Document page = Jsoup.parse(html);
        for (Element image : page.select("img")) {
            name(image, attachments);
        }
        Document clean = new Cleaner(safe).clean(page);
        clean.outputSettings().prettyPrint(false);
        return Clean.text(clean.body().html());
    }

    private static void name(Element image, List<MailAttachment> attachments) {
        String source = image.attr("src");
        image.removeAttr("data-attachment");
        attachments.stream()
                .filter(it -> it.contentId() != null && source.equals("cid:" + it.contentId()))
                .findFirst()
                .ifPresentOrElse(
                        it -> image.attr("data-attachment", String.valueOf(it.position()))
                                .attr("alt", image.attr("alt").isBlank() ? it.name() : image.attr("alt")),
                        () -> image.attr("alt", "[picture not loaded] " + image.attr("alt")));
    }
}
