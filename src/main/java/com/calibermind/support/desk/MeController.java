package com.calibermind.support.desk;

import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.process.DeskAuthority;
import com.calibermind.support.process.Groups;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in, and whom they can hand a case over to. */
@RestController
@RequestMapping("/api/v1")
class MeController {

    private static final int MOST = 200;

    /**
     * @param desk whether they work at the desk: any case, any act
     * @param manager whether they watch the desk as a whole: the desk page in Cockpit
     * @param acts what they may do on a case that can take it, see {@link Act}
     * @param zone in which the desk reads times
     * @param targets of the initial response in minutes, by the number of the severity; those that the timers run on (P38)
     * @param templates beginnings of answers
     */
    record Me(
            String user,
            boolean desk,
            boolean specialist,
            boolean manager,
            List<String> acts,
            String zone,
            Map<String, Long> targets,
            List<DeskProperties.Template> templates) {}

    record Person(String user, String name) {}

    private final SignedIn caller;
    private final CallersRights rights;
    private final CaseAccess access;
    private final IdentityService identity;
    private final DeskAuthority authority;
    private final SupportProperties properties;
    private final DeskProperties desk;
    private final ResponseTargets targets;

    MeController(
            SignedIn caller,
            CallersRights rights,
            CaseAccess access,
            @Lazy IdentityService identity,
            DeskAuthority authority,
            SupportProperties properties,
            DeskProperties desk,
            ResponseTargets targets) {
        this.caller = caller;
        this.rights = rights;
        this.access = access;
        this.identity = identity;
        this.authority = authority;
        this.properties = properties;
        this.desk = desk;
        this.targets = targets;
    }

    @GetMapping("/me")
    Me me() {
        return new Me(
                caller.user(),
                caller.worksAtTheDesk(),
                caller.isSpecialist(),
                caller.manages(),
                Arrays.stream(Act.values()).filter(rights::mayDo).map(Act::code).toList(),
                properties.timeZone().getId(),
                Arrays.stream(Severity.values())
                        .collect(Collectors.toMap(
                                Severity::code, it -> targets.of(it).target().toMinutes())),
                desk.templates());
    }

    /** At most 200. */
    @GetMapping("/specialists")
    List<Person> specialists() {
        access.atTheDesk();
        return people(identity.createUserQuery().memberOfGroup(Groups.SUPPORT));
    }

    /** Who can be asked for advice; at most 200. */
    @GetMapping("/people")
    List<Person> people() {
        access.atTheDesk();
        return people(identity.createUserQuery());
    }

    private List<Person> people(UserQuery query) {
        return authority.ask(() -> query.orderByUserId().asc().listPage(0, MOST).stream()
                .map(MeController::person)
                .toList());
    }

    private static Person person(User it) {
        return new Person(it.getId(), (it.getFirstName() + " " + it.getLastName()).strip());
    }
}
