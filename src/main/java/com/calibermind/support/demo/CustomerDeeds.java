package com.calibermind.support.demo;

import com.calibermind.support.cases.ActOutcome;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CustomerDesk;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.mail.MailByHand;
import com.calibermind.support.policy.Authority;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What customers do on a case, by mail or on its page. */
class CustomerDeeds {

    private final Contacts contacts;
    private final Mails mails;
    private final MailByHand mail;
    private final CaseFiles cases;
    private final CustomerDesk desk;
    private final CustomerDirectory directory;

    CustomerDeeds(
            Contacts contacts,
            Mails mails,
            MailByHand mail,
            CaseFiles cases,
            CustomerDesk desk,
            CustomerDirectory directory) {
        this.contacts = contacts;
        this.mails = mails;
        this.mail = mail;
        this.cases = cases;
        this.desk = desk;
        this.directory = directory;
    }

    Map<String, Deed> deeds() {
        return Map.of(
                "replies", Deed.of(this::reply),
                "writes on the page",
                        onThePage((act, it) -> desk.reply(act, it.step().words(), List.of())),
                "says it is solved",
                        onThePage((act, it) -> desk.saySolved(act, it.step().words())),
                "rates",
                        onThePage((act, it) -> desk.rate(
                                act,
                                Integer.parseInt(it.more("stars", "")),
                                it.step().words())),
                "asks for the manager",
                        onThePage((act, it) ->
                                desk.escalate(act, Authority.MANAGER, it.step().words())),
                "asks for the head",
                        onThePage((act, it) -> desk.escalate(
                                act,
                                Authority.HEAD_OF_CUSTOMER_SUCCESS,
                                it.step().words())),
                "suspects an incident",
                        onThePage(
                                (act, it) -> desk.suspectSecurity(act, it.step().words())));
    }

    private void reply(Scene scene) throws Exception {
        Reporter from = contacts.of(scene.step().who());
        String subject = scene.reference() == null
                ? scene.more("subject", "")
                : "Re: [" + scene.reference() + "] "
                        + cases.of(scene.reference()).subject();
        mail.arrives(mails.raw(scene, from, subject), scene.at());
    }

    private interface PageAct {
        Optional<ActOutcome> act(CustomerDesk.Act act, Scene scene);
    }

    private Deed onThePage(PageAct deed) {
        return Deed.of(scene -> {
            var standing = directory.standingOf(contacts.of(scene.step().who()).email());
            var act = new CustomerDesk.Act(standing, scene.reference(), UUID.randomUUID());
            Optional<ActOutcome> outcome = deed.act(act, scene);
            if (!outcome.equals(Optional.of(ActOutcome.DONE))) {
                throw new Scene.Unexpected(outcome.map(ActOutcome::name).orElse("They may not see the case."));
            }
        });
    }
}
