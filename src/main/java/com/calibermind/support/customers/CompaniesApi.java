package com.calibermind.support.customers;

import com.calibermind.support.customers.Registration.Kept;
import com.calibermind.support.customers.Registration.Refused;
import java.net.URI;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Administration of companies, contacts and plans over REST (P09, P36), in JSON, for managers, the head of Customer
 * Success and administrators; signed in by HTTP Basic.
 *
 * <p>Each company is answered with its version as {@code ETag} (RFC 9110). Whoever changes or removes something sends it
 * back as {@code If-Match}, so that nobody overwrites what they have not read.
 *
 * <p>Errors are problem details (RFC 9457) with {@code field} where one is to be mended: 400 a field that cannot be
 * accepted, 401 not signed in, 403 another role, 404 no such company or contact, 409 a name, mail domain or e-mail that is
 * taken, 412 changed since it was read, 428 {@code If-Match} is missing. Limits: {@link CompanyDetails},
 * {@link ContactDetails}, {@link RegisterRules#MAX_CONTACTS}.
 */
@RestController
@RequestMapping(path = CompaniesApi.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class CompaniesApi {

    static final String PATH = "/api/companies";

    private static final String IF_MATCH = HttpHeaders.IF_MATCH;
    private static final int MAX_PAGE_SIZE = 200;

    private final CompanyRegister register;

    CompaniesApi(CompanyRegister register) {
        this.register = register;
    }

    /** One page; {@code page} counts from 0. */
    record Listed(List<CompanyLine> companies, int page, int size, long total) {

        static Listed of(Page<CompanyLine> it) {
            return new Listed(it.getContent(), it.getNumber(), it.getSize(), it.getTotalElements());
        }
    }

    /**
     * By name.
     *
     * @param search how the name begins
     * @param size 1 to 200
     */
    @GetMapping
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0) {
            return CompanyProblems.invalid("page", "Pages count from 0.");
        }
        return size < 1 || size > MAX_PAGE_SIZE
                ? CompanyProblems.invalid("size", "A page holds 1 to 200 companies.")
                : ResponseEntity.ok(Listed.of(register.search(search.strip(), page, size)));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable long id) {
        return answer(register.file(id));
    }

    /** Answers 201 with the place of the new company. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> enter(@RequestBody CompanyDetails details) {
        Registration entered = register.enter(details);
        return entered instanceof Kept kept
                ? tagged(
                        ResponseEntity.created(
                                URI.create(PATH + "/" + kept.company().id())),
                        kept)
                : answer(entered);
    }

    /** Takes the place of name, mail domain and plan together: a mail domain left out is gone. */
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> change(
            @PathVariable long id, @RequestHeader(IF_MATCH) Version read, @RequestBody CompanyDetails details) {
        return answer(register.change(id, read.number(), details));
    }

    /** Needs no {@code If-Match}: it overwrites nothing. */
    @PostMapping(path = "/{id}/contacts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> addContact(@PathVariable long id, @RequestBody ContactDetails details) {
        return answer(register.addContact(id, details));
    }

    /** Takes the place of name, e-mail, phone and role together: a phone left out is gone. */
    @PutMapping(path = "/{id}/contacts/{contact}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> changeContact(
            @PathVariable long id,
            @PathVariable long contact,
            @RequestHeader(IF_MATCH) Version read,
            @RequestBody ContactDetails details) {
        return answer(register.changeContact(id, contact, read.number(), details));
    }

    /**
     * The contact is not recognised any more but stays in {@code formerContacts}. The last technical contact goes, too: who
     * administers companies must be able to end a wrong right; the answer's warnings point it out (P36).
     */
    @DeleteMapping("/{id}/contacts/{contact}")
    ResponseEntity<?> removeContact(
            @PathVariable long id, @PathVariable long contact, @RequestHeader(IF_MATCH) Version read) {
        return answer(register.removeContact(id, contact, read.number()));
    }

    private static ResponseEntity<?> answer(Registration registration) {
        return registration instanceof Kept kept
                ? tagged(ResponseEntity.ok(), kept)
                : CompanyProblems.of((Refused) registration);
    }

    private static ResponseEntity<?> tagged(ResponseEntity.BodyBuilder answer, Kept kept) {
        return answer.eTag(Version.of(kept.company()).tag()).body(kept.company());
    }
}
