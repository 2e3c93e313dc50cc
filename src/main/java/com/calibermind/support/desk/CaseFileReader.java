package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseLists;
import com.calibermind.support.cases.DeadlineAccount;
import com.calibermind.support.cases.EscalationFile;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.consultations.ConsultationDesk;
import com.calibermind.support.customers.CompanyFile;
import com.calibermind.support.customers.CompanyRegister;
import com.calibermind.support.customers.Service;
import com.calibermind.support.mail.MailPages;
import com.calibermind.support.outages.OutageFiles;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.calibermind.support.process.CaseNotes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the case file together, for that caller: tasks that they may not see and the response team's clocks are left out. */
@Component
@Transactional(readOnly = true)
class CaseFileReader {

    private static final int EARLIER = 8;

    private final CaseFiles files;
    private final CaseLists lists;
    private final CompanyRegister companies;
    private final CaseNotes notes;
    private final ConsultationDesk consultations;
    private final OutageFiles outages;
    private final MailPages pages;
    private final TaskService tasks;
    private final SignedIn caller;
    private final CallersRights rights;
    private final SupportProperties properties;
    private final Clock clock;

    CaseFileReader(
            CaseFiles files,
            CaseLists lists,
            CompanyRegister companies,
            CaseNotes notes,
            ConsultationDesk consultations,
            OutageFiles outages,
            MailPages pages,
            @Lazy TaskService tasks,
            SignedIn caller,
            CallersRights rights,
            SupportProperties properties,
            Clock clock) {
        this.files = files;
        this.lists = lists;
        this.companies = companies;
        this.notes = notes;
        this.consultations = consultations;
        this.outages = outages;
        this.pages = pages;
        this.tasks = tasks;
        this.caller = caller;
        this.rights = rights;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param stamp of the case, from before the file was read */
    CaseView view(CaseFile file, String stamp) {
        return new CaseView(
                file.reference(),
                clock.instant(),
                stamp,
                properties.timeZone().getId(),
                file.subject(),
                file.description(),
                pages.hasReport(file.reference()),
                file.state(),
                file.channel().words(),
                file.reporter(),
                company(file),
                file.ticketNumber(),
                file.occurredAt(),
                file.url(),
                file.missing(),
                file.watchedSeverity(),
                file.severity() != null,
                file.proposedSeverity(),
                file.impairment().securitySuspected(),
                file.requestKind(),
                file.followUp(),
                file.expedited(),
                file.assignedTo(),
                file.receivedAt(),
                file.respondBy(),
                file.warnAt(),
                file.respondedAt(),
                file.quietUntil(),
                file.mergedInto(),
                lists.duplicatesOf(file.reference()),
                steps(file.reference()),
                deadlines(file.reference()),
                notes.beside(file),
                files.attachments(file.reference()),
                caller.worksAtTheDesk() ? lists.earlier(file, EARLIER) : List.of(),
                consultations.of(file.reference()),
                outages(file),
                acts(file));
    }

    private List<String> acts(CaseFile file) {
        return Act.of(file).stream().filter(rights::mayDo).map(Act::code).toList();
    }

    /** Read with the caller's rights. */
    private List<Step> steps(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .map(Step::of)
                .toList();
    }

    private List<CaseView.DeadlineView> deadlines(String reference) {
        Set<Long> teams = files.escalations(reference).stream()
                .filter(it -> it.reason() == EscalationReason.IRT_CONTACT_LATE)
                .map(EscalationFile::id)
                .collect(Collectors.toSet());
        return files.deadlines(reference).stream()
                .filter(it -> caller.respondsToIncidents() || !isTeams(it, teams))
                .map(this::deadline)
                .toList();
    }

    /** Also how late the team is says that there is an incident (P32). */
    private static boolean isTeams(DeadlineAccount account, Set<Long> lateContacts) {
        return account.kind() == DeadlineKind.IRT_CONTACT
                || account.kind() == DeadlineKind.ESCALATION && lateContacts.contains(account.subject());
    }

    private CaseView.DeadlineView deadline(DeadlineAccount account) {
        List<String> lines = account.explained(properties.timeZone()).lines().toList();
        return new CaseView.DeadlineView(
                account.kind().words(),
                account.kind().clause(),
                account.due(),
                account.answeredAt(),
                lines.stream().skip(1).map(String::strip).toList());
    }

    private CaseView.Company company(CaseFile file) {
        return Optional.ofNullable(file.companyId())
                .flatMap(companies::find)
                .map(CaseFileReader::company)
                .orElse(null);
    }

    private static CaseView.Company company(CompanyFile it) {
        return new CaseView.Company(
                it.id(),
                it.name(),
                it.plan().words(),
                it.includes().stream().map(Service::words).toList(),
                it.technicalContacts().stream().map(CompanyFile.Person::name).toList());
    }

    private List<CaseView.OutageLine> outages(CaseFile file) {
        return outages.runningFor(file.companyId()).stream()
                .map(it -> new CaseView.OutageLine(
                        it.number(), it.reference(), it.systems(), outages.isLinked(it.number(), file.reference())))
                .toList();
    }
}
