package com.calibermind.support.portal;

import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.RequestKind;
import java.util.List;

/**
 * What the report form holds, cleaned of what does harm (P10). Nothing in it is null.
 *
 * @param key made for one page: whatever comes with it is one report
 * @param kind code of a {@link RequestKind}, or nothing
 * @param problem in one line
 * @param errors messages, notifications and alerts, word for word (P11)
 * @param happened when, as exactly as possible
 * @param systems as {@link Impairment} writes it, or nothing
 * @param users ditto
 * @param security "yes" if an incident is suspected (P31)
 * @param kept tokens of files that were sent before
 * @param nickname a trap: nobody sees it, machines fill it in
 */
record ReportForm(
        String key,
        String kind,
        String problem,
        String description,
        String errors,
        String happened,
        String url,
        String systems,
        String users,
        String security,
        String company,
        String name,
        String email,
        String phone,
        String ticket,
        List<String> kept,
        String nickname) {

    ReportForm {
        key = Typed.line(key);
        kind = Typed.line(kind);
        problem = Typed.line(problem);
        description = Typed.text(description);
        errors = Typed.text(errors);
        happened = Typed.line(happened);
        url = Typed.line(url);
        systems = Typed.line(systems);
        users = Typed.line(users);
        security = Typed.line(security);
        company = Typed.line(company);
        name = Typed.line(name);
        email = Typed.line(email);
        phone = Typed.line(phone);
        ticket = Typed.line(ticket);
        kept = kept == null ? List.of() : List.copyOf(kept);
        nickname = Typed.line(nickname);
    }

    static ReportForm empty(String key) {
        return new ReportForm(
                key, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same as another report. */
    ReportForm withKey(String other) {
        return with(other, kept);
    }

    /** All that was entered, as text that is the same whichever page it came from and however its files came. */
    String words() {
        return with("", List.of()).toString();
    }

    private ReportForm with(String otherKey, List<String> otherKept) {
        return new ReportForm(
                otherKey,
                kind,
                problem,
                description,
                errors,
                happened,
                url,
                systems,
                users,
                security,
                company,
                name,
                email,
                phone,
                ticket,
                otherKept,
                nickname);
    }

    Impairment impairment() {
        return new Impairment(orNull(systems), orNull(users), isSecurity());
    }

    boolean isSecurity() {
        return security.equals("yes");
    }

    RequestKind requestKind() {
        return RequestKind.ofCode(kind).orElse(null);
    }

    static String orNull(String field) {
        return field.isEmpty() ? null : field;
    }
}
