package com.calibermind.support.reports;

import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.language.Translations;
import com.calibermind.support.policy.TimeWords;
import com.calibermind.support.reports.AttainmentReport.Figures;
import com.calibermind.support.reports.AttainmentReport.Kept;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The weekly mail in words. Cases are named by reference only, and those with a suspected security incident not at all. */
@Component
class WeeklyWords {

    /** More late cases than these are only counted. */
    static final int MOST = 100;

    private static final Duration PUNCTUAL = Duration.ofHours(1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final ReportsProperties properties;
    private final PortalAddress portal;
    private final Translations translations;

    WeeklyWords(ReportsProperties properties, PortalAddress portal, Translations translations) {
        this.properties = properties;
        this.portal = portal;
        this.translations = translations;
    }

    String subject(AttainmentReport report, Locale language) {
        return translations.said("Weekly report: how the pledge was kept, " + days(report), language);
    }

    /**
     * @param late the first {@value #MOST} of the initial responses that missed their target
     * @param apology or empty
     */
    String text(AttainmentReport report, List<CountedCase> late, String apology, Locale language) {
        String english = Stream.of(
                        "Good day,",
                        apology,
                        "How the pledge was kept from %s (days of %s, as of %s)."
                                .formatted(days(report), report.zone(), TimeWords.at(report.asOf(), zone(report))),
                        "Initial responses whose deadline came in that week:\n" + responses(report),
                        "Besides:\n" + besides(report.all().whole()),
                        misses(report, late),
                        "All figures, each with its cases: "
                                + properties.weekly().address(address(report), portal),
                        "You get this mail because the setting support.reports.weekly.recipients names your address.")
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return translations.said(english, language);
    }

    /** Empty if the mail is punctual and no week was left out. */
    String apology(ZonedDateTime due, LocalDate lastTold, LocalDate week, Instant now) {
        List<String> sentences = new ArrayList<>();
        if (due.toInstant().plus(PUNCTUAL).isBefore(now)) {
            sentences.add("This report is late: it was due at " + TimeWords.at(due.toInstant(), due.getZone())
                    + ", when the desk could not write it.");
        }
        if (lastTold.isBefore(week.minusWeeks(1))) {
            sentences.add("No mail was written for the weeks from %s to %s: their figures are on the page below."
                    .formatted(DAY.format(lastTold.plusWeeks(1)), DAY.format(week.minusDays(1))));
        }
        return String.join(" ", sentences);
    }

    private static String responses(AttainmentReport report) {
        return Stream.concat(
                        report.severities().stream()
                                .map(it -> "- %s (less than %s): %s%s"
                                        .formatted(
                                                it.severity().label(),
                                                TimeWords.of(Duration.ofSeconds(it.targetSeconds())),
                                                kept(it.whole().response(), "in target"),
                                                times(it.whole().response()))),
                        Stream.of("- All: " + kept(report.all().whole().response(), "in target")))
                .collect(Collectors.joining("\n"));
    }

    private static String besides(Figures all) {
        return """
                - Initial responses missed, then held to a later deadline by another severity: %d
                - Triage: %s
                - Reviews of escalations: %s
                - Reviews passed on to the head of Customer Success: %d
                - Escalations asked for: %d
                - Reviews that found the policy not followed: %d
                - Reopened cases: %d
                - Resolved as outside the service: %d""".formatted(
                        all.regraded(),
                        kept(all.triage(), "in time"),
                        kept(all.review(), "in time"),
                        all.passedOn(),
                        all.escalations(),
                        all.againstPolicy(),
                        all.reopened(),
                        all.outside());
    }

    private static String kept(Kept it, String how) {
        return it.due() == 0
                ? "none due"
                : "%d of %d %s (%s %%), %d too late, %d still owed"
                        .formatted(it.kept(), it.due(), how, percent(it.percent()), it.missed(), it.owed());
    }

    private static String percent(double percent) {
        return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
    }

    private static String times(Kept it) {
        return it.medianSeconds() == null
                ? ""
                : "; median %s, 95th percentile %s".formatted(words(it.medianSeconds()), words(it.p95Seconds()));
    }

    private static String misses(AttainmentReport report, List<CountedCase> late) {
        Kept response = report.all().whole().response();
        List<CountedCase> named =
                late.stream().filter(it -> !it.securitySuspected()).toList();
        long secret = late.size() - named.size();
        long more = response.missed() + response.owed() - late.size();
        return late.isEmpty()
                ? ""
                : "Initial responses that missed their target:\n"
                        + Stream.of(
                                        named.stream().map(it -> miss(it, zone(report))),
                                        Stream.of("- " + secret
                                                        + " with a suspected security incident, which no mail names")
                                                .filter(it -> secret > 0),
                                        Stream.of("- and " + more + " more").filter(it -> more > 0))
                                .flatMap(it -> it)
                                .collect(Collectors.joining("\n"));
    }

    private static String miss(CountedCase it, ZoneId zone) {
        return "- %s, %s, due %s, %s"
                .formatted(
                        it.reference(),
                        it.severity().label(),
                        TimeWords.at(it.moment(), zone),
                        it.lateSeconds() == null ? "still owed" : "answered " + words(it.lateSeconds()) + " too late");
    }

    private static String words(long seconds) {
        return TimeWords.of(Duration.ofSeconds(seconds));
    }

    private static String days(AttainmentReport report) {
        return DAY.format(report.from()) + " to " + DAY.format(report.to());
    }

    private static ZoneId zone(AttainmentReport report) {
        return ZoneId.of(report.zone());
    }

    private static String address(AttainmentReport report) {
        return "%s?from=%s&to=%s&by=day&zone=%s"
                .formatted(
                        AttainmentPage.PATH,
                        report.from(),
                        report.to(),
                        URLEncoder.encode(report.zone(), StandardCharsets.UTF_8));
    }
}
