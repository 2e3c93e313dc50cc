package com.calibermind.support.portal;

import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.outages.PublicOutage;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Outages as an Atom feed (RFC 4287), in English and UTC. */
final class StatusFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTROLS = "[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}";

    private final PortalAddress portal;
    private final String brand;

    StatusFeed(PortalAddress portal, String brand) {
        this.portal = portal;
        this.brand = brand;
    }

    String of(List<PublicOutage> running, List<PublicOutage> past) {
        List<PublicOutage> all = Stream.concat(running.stream(), past.stream())
                .sorted(Comparator.comparing(PublicOutage::updatedAt).reversed())
                .toList();
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(xml, all);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter xml, List<PublicOutage> all) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element(xml, "id", portal.of("/support/status"));
        element(xml, "title", brand + ": status");
        element(xml, "updated", (all.isEmpty() ? Instant.EPOCH : all.get(0).updatedAt()).toString());
        link(xml, "alternate", "/support/status");
        link(xml, "self", "/support/status/feed.atom");
        for (PublicOutage outage : all) {
            entry(xml, outage);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(XMLStreamWriter xml, PublicOutage outage) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", portal.of("/support/status#" + outage.reference()));
        element(xml, "title", outage.systems() + (outage.isOver() ? " (over)" : ""));
        element(xml, "published", outage.declaredAt().toString());
        element(xml, "updated", outage.updatedAt().toString());
        xml.writeStartElement("author");
        element(xml, "name", brand);
        xml.writeEndElement();
        link(xml, "alternate", "/support/status#" + outage.reference());
        element(xml, "content", words(outage));
        xml.writeEndElement();
    }

    private static String words(PublicOutage outage) {
        return outage.updates().stream().map(it -> it.at() + "\n" + it.words()).collect(Collectors.joining("\n\n"));
    }

    private void link(XMLStreamWriter xml, String rel, String path) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", portal.of(path));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll(CONTROLS, " "));
        xml.writeEndElement();
    }
}
