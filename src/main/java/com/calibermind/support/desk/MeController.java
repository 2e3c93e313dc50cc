package com.calibermind.support.desk;

import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.process.DeskAuthority;
import com.calibermind.support.process.Groups;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
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
     * @param templates beginnings of answers
     */
    record Me(
            String user,
            boolean desk,
            boolean specialist,
            boolean manager,
            List<String> acts,
            String zone,
            List<DeskProperties.Template> templates) {}

    record Person(String user, String name) {}

    private final SignedIn caller;
    private final CallersRights rights;
    private final CaseAccess access;
    private final IdentityService identity;
    private final DeskAuthority authority;
    private final SupportProperties properties;
    private final DeskProperties desk;

    MeController(
            SignedIn caller,
            CallersRights rights,
            CaseAccess access,
            @Lazy IdentityService identity,
            DeskAuthority authority,
            SupportProperties properties,
            DeskProperties desk) {
        this.caller = caller;
        this.rights = rights;
        this.access = access;
        this.identity = identity;
        this.authority = authority;
        this.properties = properties;
        this.desk = desk;
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
                desk.templates());
    }

    /** At most 200. */
    @GetMapping("/specialists")
    List<Person> specialists() {
        access.atTheDesk();
        return authority.ask(() ->
                identity
                        .createUserQuery()
                        .memberOfGroup(Groups.SUPPORT)
                        .orderByUserId()
                        .asc()
                        .listPage(0, MOST)
                        .stream()
                        .map(MeController::person)
                        .toList());
    }

    private static Person person(User it) {
        return new Person(it.getId(), (it.getFirstName() + " " + it.getLastName()).strip());
    }
}
