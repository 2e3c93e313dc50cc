package com.calibermind.support.process;

import com.calibermind.support.cases.AnsweredOtherwise;
import com.calibermind.support.cases.CaseMerged;
import com.calibermind.support.cases.CaseReceived;
import com.calibermind.support.cases.CaseReopened;
import com.calibermind.support.cases.CustomerNotReached;
import com.calibermind.support.cases.CustomerReplied;
import com.calibermind.support.cases.CustomerSaysSolved;
import com.calibermind.support.cases.EscalationRequested;
import com.calibermind.support.cases.EscalationWishRead;
import com.calibermind.support.cases.InitialResponseDelivered;
import com.calibermind.support.cases.LetterSettled;
import com.calibermind.support.cases.LetterUndelivered;
import com.calibermind.support.consultations.ConsultationWithdrawn;
import com.calibermind.support.mail.MailParked;
import com.calibermind.support.mail.MailSentAgain;
import com.calibermind.support.meetings.InviteDeclined;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Facts of the desk as messages to the engine, in the transaction in which they happened. Unless said otherwise a
 * message must find its process: if none waits for it, the exception rolls the fact back, too.
 */
@Component
class EngineEvents {

    private static final Logger LOG = LoggerFactory.getLogger(EngineEvents.class);

    private final RuntimeService runtime;
    private final DeskAuthority desk;

    EngineEvents(@Lazy RuntimeService runtime, DeskAuthority desk) {
        this.runtime = runtime;
        this.desk = desk;
    }

    @EventListener
    void on(CaseReceived event) {
        runtime.startProcessInstanceByMessage("CaseReceived", event.reference());
    }

    @EventListener
    void on(CaseReopened event) {
        runtime.startProcessInstanceByMessage("CaseReopened", event.reference());
    }

    @EventListener
    void on(CustomerReplied event) {
        runtime.createMessageCorrelation("CustomerReplied")
                .processInstanceBusinessKey(event.reference())
                .correlate();
    }

    @EventListener
    void on(CustomerSaysSolved event) {
        desk.run(() -> runtime.createMessageCorrelation("CustomerSaysSolved")
                .processInstanceBusinessKey(event.reference())
                .correlate());
    }

    /** The mail server has the letter: that stays recorded, or it would be sent again, even if an admin ended the process. */
    @EventListener
    void on(InitialResponseDelivered event) {
        var reached = runtime.createMessageCorrelation("AnswerDelivered")
                .processInstanceBusinessKey(event.reference())
                .setVariable(CaseVariable.ANSWER_ACCEPTED.name(), event.accepted())
                .correlateAllWithResult();
        if (reached.isEmpty()) {
            LOG.warn("The answer on {} was delivered, but no process waits for it.", event.reference());
        }
    }

    /** Before the commit: a response task that the same command has made listens only after that command has ended. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(AnsweredOtherwise event) {
        desk.run(() -> runtime.createMessageCorrelation("AnsweredOtherwise")
                .processInstanceBusinessKey(event.reference())
                .correlate());
    }

    @EventListener
    void on(EscalationWishRead event) {
        runtime.startProcessInstanceByMessage(
                "EscalationWishRead",
                event.reference(),
                Variables.putValue(CaseVariable.MESSAGE_ID.name(), event.messageId()));
    }

    /** The process of a duplicate ends where it stands. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CaseMerged event) {
        desk.run(() -> runtime.createMessageCorrelation("CaseMerged")
                .processInstanceBusinessKey(event.reference())
                .correlate());
    }

    /** Before the commit: a case reopened for it in the same command listens only after that command has ended. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(EscalationRequested event) {
        desk.run(() -> correlate(event));
    }

    private void correlate(EscalationRequested event) {
        runtime.createMessageCorrelation("EscalationRequested")
                .processInstanceBusinessKey(event.reference())
                .setVariablesToTriggeredScope(Variables.putValue(
                                CaseVariable.ESCALATION_ID.name(), event.escalationId())
                        .putValue(
                                CaseVariable.ADDRESSEE.name(), event.authority().code()))
                .correlate();
    }

    /** Withdrawn it is, and its case may close, even if an admin has ended its process. */
    @EventListener
    void on(ConsultationWithdrawn event) {
        desk.run(() -> runtime.createMessageCorrelation("ConsultationWithdrawn")
                .processInstanceBusinessKey(event.reference())
                .processInstanceVariableEquals(CaseVariable.CONSULTATION_ID.name(), event.number())
                .correlateAllWithResult());
    }

    @EventListener
    void on(CustomerNotReached event) {
        runtime.createMessageCorrelation("CustomerReplied")
                .processInstanceBusinessKey(event.reference())
                .correlateAllWithResult();
    }

    /** The decline is on the case already; if its process has ended meanwhile, there is no task left to point it out on. */
    @EventListener
    void on(InviteDeclined event) {
        runtime.createMessageCorrelation("InviteDeclined")
                .processInstanceVariableEquals(CaseVariable.MEETING_ID.name(), event.meetingId())
                .correlateAllWithResult();
    }

    @EventListener
    void on(LetterUndelivered event) {
        runtime.startProcessInstanceByMessage(
                "LetterNotDelivered",
                event.reference(),
                Variables.putValue(CaseVariable.LETTER_ID.name(), event.letterId()));
    }

    /** If an admin has ended the process, there is no task left to take away. */
    @EventListener
    void on(LetterSettled event) {
        desk.run(() -> runtime.createMessageCorrelation("LetterSettled")
                .processInstanceBusinessKey(event.reference())
                .processInstanceVariableEquals(CaseVariable.LETTER_ID.name(), event.letterId())
                .correlateAllWithResult());
    }

    @EventListener
    void on(MailParked event) {
        runtime.createMessageCorrelation("MailParked")
                .setVariable(CaseVariable.MAIL_ID.name(), event.mailId())
                .correlateStartMessage();
    }

    /** If an admin has ended the review, there is no task left to take away. */
    @EventListener
    void on(MailSentAgain event) {
        desk.run(() -> runtime.createMessageCorrelation("MailSentAgain")
                .processInstanceVariableEquals(CaseVariable.MAIL_ID.name(), event.mailId())
                .correlateAllWithResult());
    }
}
