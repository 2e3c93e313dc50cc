package com.calibermind.support.demo;

import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.mail.MailByHand;
import com.calibermind.support.process.EngineByHand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** How stories begin. */
class Arrivals {

    private final Contacts contacts;
    private final Mails mails;
    private final MailByHand mail;
    private final Files files;
    private final Reception reception;
    private final EngineByHand engine;
    private final TransactionTemplate transaction;

    Arrivals(
            Contacts contacts,
            Mails mails,
            MailByHand mail,
            Files files,
            Reception reception,
            EngineByHand engine,
            TransactionTemplate transaction) {
        this.contacts = contacts;
        this.mails = mails;
        this.mail = mail;
        this.files = files;
        this.reception = reception;
        this.engine = engine;
        this.transaction = transaction;
    }

    Map<String, Deed> deeds() {
        return Map.of(
                "mails",
                this::mails,
                "fills in the web form",
                scene -> transaction.execute(status -> reception.open(report(scene))),
                "takes a call",
                this::takesCall,
                "declares an outage",
                scene -> engine.start("Outage", outage(scene), scene.step().who()));
    }

    private String mails(Scene scene) throws Exception {
        Reporter from = contacts.of(scene.step().who());
        return mail.arrives(mails.raw(scene, from, scene.more("subject", "")), scene.at())
                .orElse(null);
    }

    private Report report(Scene scene) {
        try {
            return new Report(
                    Channel.WEB,
                    scene.at(),
                    contacts.of(scene.step().who()),
                    scene.more("subject", ""),
                    scene.step().words(),
                    scene.more("ticketNumber", null),
                    scene.more("occurredAt", null),
                    scene.more("url", null),
                    new Impairment(
                            scene.more("affectedSystems", null),
                            scene.more("affectedUsers", null),
                            scene.more("securitySuspected", "").equals("true")),
                    false,
                    files.of(scene),
                    false,
                    RequestKind.ofCode(scene.more("requestKind", "")).orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the caller {@code from}. */
    private String takesCall(Scene scene) {
        Reporter caller = contacts.of(scene.more("from", ""));
        Map<String, String> form = new HashMap<>(scene.step().more());
        form.remove("from");
        form.put("description", scene.step().words());
        form.put("company", caller.company());
        form.put("contactName", caller.name());
        form.put("phone", caller.phone());
        form.put("email", caller.email());
        return engine.start("TelephoneReport", form, scene.step().who());
    }

    private static Map<String, String> outage(Scene scene) {
        Map<String, String> form = new HashMap<>(scene.step().more());
        form.put("words", scene.step().words());
        return form;
    }
}
