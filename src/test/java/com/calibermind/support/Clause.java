package com.calibermind.support;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The clauses of the customer support policy, each with what it comes to here. */
enum Clause {
    P01("Mail to the one support address opens a case, joins its case or waits for a person"),
    P02("Support has to be in To: a first mail that only copies it waits for a person"),
    P03("A web form takes reports, for everybody and on every device"),
    P04("A specialist writes down what is reported by telephone"),
    P05("A specialist plans a video call and sends the invitation"),
    P06("The Slack channel of managed plans shows cases, and opens one only on purpose"),
    P07("Articles are found by customers and by specialists"),
    P08("An outage is declared, told to all concerned, updated and ended"),
    P09("Nobody is turned away for want of a plan"),
    P10("A report has its facts; what is missing is listed and asked for"),
    P11("The form helps to gather evidence before it is sent"),
    P12("Each new case is acknowledged once, with its reference and its target"),
    P13("A follow-up joins its case; a stranger with a reference does not"),
    P14("Every case has an owner and a next step that somebody sees"),
    P15("A specialist assigns the severity; a table proposes it"),
    P16("Severity 1 is answered in less than 30 minutes"),
    P17("Severity 2 is answered in less than an hour"),
    P18("Severity 3 is answered in less than 8 hours"),
    P19("Severity 4 is answered in less than 24 hours"),
    P20("The gravest come first in every list"),
    P21("The clock of the response starts at receipt, warns, and lets no miss pass in silence"),
    P22("Until a severity is known, the strictest target holds"),
    P23("The first response settles the matter or begins an investigation"),
    P24("Experts are consulted, and the case keeps its owner"),
    P25("Technical questions are answered, with articles to read on"),
    P26("Accounts change only at the word of an authorised contact"),
    P27("The customer's own infrastructure is referred to those who run it"),
    P28("A customer can ask for escalation at any time, again and again"),
    P29("The manager or the head of Customer Success reviews in time, or it goes on"),
    P30("A review ends in a finding, an action and an answer"),
    P31("A suspected security incident is Severity 1 until the IRT lead says otherwise"),
    P32("The Incident Response Team works by its own plan, unseen by others"),
    P33("The IRT lead contacts the reporter, in time and with the right questions"),
    P34("A suspicion can be raised at any point, and stood down"),
    P35("Each customer has one training session; more are extra"),
    P36("Companies have technical contacts, two at least"),
    P37("Managers see how well the promises are kept"),
    P38("One table holds the targets, and everybody reads that one");

    private static final Pattern NAMED = Pattern.compile("\\bP(\\d+)(?:(?: to |–|-)P(\\d+))?\\b");

    private final String meaning;

    Clause(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** The clauses that a text names, "P16 to P19" as four; also those that do not exist. */
    static Set<String> namedIn(String text) {
        Set<String> names = new TreeSet<>();
        NAMED.matcher(text)
                .results()
                .forEach(it -> range(it).mapToObj("P%02d"::formatted).forEach(names::add));
        return names;
    }

    private static IntStream range(MatchResult named) {
        int first = Integer.parseInt(named.group(1));
        return IntStream.rangeClosed(first, named.group(2) == null ? first : Integer.parseInt(named.group(2)));
    }
}
