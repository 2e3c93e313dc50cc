package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.language.Said;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A page of a case's conversation, newest first; {@code more} says whether older entries follow. */
record Conversation(List<Entry> entries, boolean more) {

    /** Who sees an entry: the customer wrote it, was sent it, or does not know of it. */
    enum Side {
        CUSTOMER,
        DESK,
        INTERNAL
    }

    /**
     * @param text plain text, as it is to be shown
     * @param quoted what a mail repeats of earlier ones, apart from its own words; null if nothing
     * @param remark what the desk should know of it, such as that its sender is nobody of the case; null if nothing
     * @param delivery QUEUED, ACCEPTED, REFUSED or WITHDRAWN; null for what did not go by mail
     * @param files ids of the files that came with it
     * @param formatted whether it came as a mail in HTML, which {@code …/conversation/{id}/page} shows
     */
    record Entry(
            long id,
            Instant at,
            MessageKind kind,
            Side side,
            String author,
            String to,
            String text,
            String quoted,
            @JsonSerialize(using = Said.class) String remark,
            String delivery,
            Instant deliveredAt,
            @JsonSerialize(using = Said.class) String deliveryNote,
            List<Long> files,
            boolean formatted) {

        /** A mail that is kept as a note: to look for our sentences in whatever somebody sends could take long. */
        static boolean isStranger(String author) {
            return author.contains("@");
        }

        /** @param said what a note of ours says, in the reader's language; what customers read or wrote stays as it is */
        static Entry of(
                CaseFile.Entry it, List<CaseFile.AttachedFile> files, boolean formatted, UnaryOperator<String> said) {
            return new Entry(
                    it.id(),
                    it.at(),
                    it.kind(),
                    side(it.kind()),
                    it.author(),
                    it.to(),
                    it.kind() == MessageKind.NOTE && !isStranger(it.author()) ? said.apply(it.text()) : it.text(),
                    it.quoted(),
                    it.remark(),
                    it.delivery(),
                    it.deliveredAt(),
                    it.deliveryNote(),
                    files.stream()
                            .filter(file -> Long.valueOf(it.id()).equals(file.messageId()))
                            .map(CaseFile.AttachedFile::id)
                            .toList(),
                    formatted);
        }

        private static Side side(MessageKind kind) {
            return switch (kind) {
                case REPLY, ESCALATION_WISH, SOLVED -> Side.CUSTOMER;
                case NOTE -> Side.INTERNAL;
                default -> Side.DESK;
            };
        }
    }
}
