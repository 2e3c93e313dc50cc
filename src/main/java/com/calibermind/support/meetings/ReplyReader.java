package com.calibermind.support.meetings;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import net.fortuna.ical4j.model.PropertyCodec;
import org.apache.commons.codec.DecoderException;

/**
 * Picks the few lines of a reply that count out of a calendar that a stranger wrote. Not through the library's object
 * model: that would keep each time zone that a mail describes for the life of the program, and refuse a whole calendar for
 * one odd line in it.
 */
final class ReplyReader implements ContentHandler {

    private final Map<String, Participation> answers = new HashMap<>();
    private final Deque<String> components = new ArrayDeque<>();
    private String method;
    private String uid;
    private int sequence;
    private String comment = "";
    private String property;
    private Participation participation;

    private ReplyReader() {}

    /** Empty if it is no reply, or cannot be read. */
    static Optional<Reply> read(String calendar) {
        var reader = new ReplyReader();
        try {
            new CalendarParserImpl(true).parse(new UnfoldingReader(new StringReader(calendar), true), reader);
        } catch (IOException | ParserException | StackOverflowError e) {
            return Optional.empty();
        }
        return "REPLY".equalsIgnoreCase(reader.method) && reader.uid != null
                ? Optional.of(new Reply(reader.uid, reader.sequence, reader.answers, reader.comment))
                : Optional.empty();
    }

    @Override
    public void startComponent(String name) {
        components.push(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public void endComponent(String name) {
        components.poll();
    }

    @Override
    public void startProperty(String name) {
        property = name.toUpperCase(Locale.ROOT);
        participation = Participation.NEEDS_ACTION;
    }

    @Override
    public void parameter(String name, String value) {
        if (name.equalsIgnoreCase("PARTSTAT")) {
            participation = Participation.ofCode(value);
        }
    }

    @Override
    public void propertyValue(String value) {
        if (components.isEmpty() && property.equals("METHOD")) {
            method = value.strip();
        } else if ("VEVENT".equals(components.peek())) {
            ofEvent(value.strip());
        }
    }

    private void ofEvent(String value) {
        switch (property) {
            case "UID" -> uid = value;
            case "SEQUENCE" -> sequence = value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
            case "ATTENDEE" -> answers.put(address(value), participation);
            case "COMMENT" -> comment = decoded(value);
            default -> {}
        }
    }

    private static String address(String calendarUser) {
        String lower = calendarUser.toLowerCase(Locale.ROOT);
        try {
            return new URI(lower).getSchemeSpecificPart();
        } catch (URISyntaxException e) {
            return lower;
        }
    }

    private static String decoded(String text) {
        try {
            return PropertyCodec.INSTANCE.decode(text);
        } catch (DecoderException e) {
            return text;
        }
    }

    @Override
    public void startCalendar() {}

    @Override
    public void endCalendar() {}

    @Override
    public void endProperty(String name) {}
}
