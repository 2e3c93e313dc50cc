package com.calibermind.support.portal;

import com.calibermind.support.customers.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must be right before a report is taken, in the order of the form. A new rule is a new line. */
final class ReportRules {

    static final int LONGEST_TEXT = 50_000;

    static final List<String> KINDS = List.of("problem", "question", "account", "training");
    static final List<String> SYSTEMS = List.of("allCore", "oneCore", "partOfCore", "vendor", "none");
    static final List<String> USERS = List.of("all", "organisation", "partOfOrganisation", "single", "unknown");

    private record Rule(String field, Predicate<ReportForm> broken, String message, Object... arguments) {}

    private static final List<Rule> RULES = List.of(
            required("problem", ReportForm::problem),
            longest("problem", ReportForm::problem, 200),
            required("description", ReportForm::description),
            longest("description", ReportForm::description, LONGEST_TEXT),
            longest("errors", ReportForm::errors, LONGEST_TEXT),
            longest("happened", ReportForm::happened, 200),
            longest("url", ReportForm::url, 2000),
            new Rule("url", it -> !isAddress(it.url()), "report.url.wrong"),
            required("company", ReportForm::company),
            longest("company", ReportForm::company, 200),
            required("name", ReportForm::name),
            longest("name", ReportForm::name, 200),
            required("email", ReportForm::email),
            new Rule("email", it -> !it.email().isEmpty() && !isEmail(it.email()), "report.email.wrong"),
            required("phone", ReportForm::phone),
            longest("phone", ReportForm::phone, 50),
            longest("ticket", ReportForm::ticket, 100),
            oneOf("kind", ReportForm::kind, KINDS),
            oneOf("systems", ReportForm::systems, SYSTEMS),
            oneOf("users", ReportForm::users, USERS),
            oneOf("security", ReportForm::security, Set.of("yes")),
            new Rule("nickname", it -> !it.nickname().isEmpty(), "report.nickname.filled"));

    private ReportRules() {}

    /** At most one for each field. */
    static List<Complaint> complaints(ReportForm form) {
        return RULES.stream()
                .filter(it -> it.broken().test(form))
                .map(it -> Complaint.of(it.field(), it.message(), it.arguments()))
                .toList();
    }

    private static Rule required(String field, Function<ReportForm, String> value) {
        return new Rule(field, it -> value.apply(it).isEmpty(), "report." + field + ".missing");
    }

    private static Rule longest(String field, Function<ReportForm, String> value, int longest) {
        return new Rule(field, it -> value.apply(it).length() > longest, "report.too-long", longest);
    }

    private static Rule oneOf(String field, Function<ReportForm, String> value, java.util.Collection<String> choices) {
        return new Rule(
                field,
                it -> !Stream.concat(choices.stream(), Stream.of("")).toList().contains(value.apply(it)),
                "report.no-choice");
    }

    private static boolean isEmail(String email) {
        return Address.isEmail(Address.normal(email));
    }

    /** Only what a specialist may safely open: no {@code javascript:} and no files. People write addresses without http, too. */
    private static boolean isAddress(String url) {
        try {
            String scheme = new URI(url.replace(" ", "%20").replaceAll("[\"<>\\\\^`{|}\\[\\]]", "_")).getScheme();
            return scheme == null || scheme.matches("(?i)https?") || url.matches("[A-Za-z0-9.-]+:\\d{1,5}(/.*)?");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
