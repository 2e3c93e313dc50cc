package com.calibermind.support.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The desk at a glance. Instants are UTC; {@code zone} is the one in which the desk reads them and today began.
 *
 * @param now the server's clock, to count down from
 * @param today since when "today" counts
 * @param findingsSince since when findings count
 * @param figures by {@link Figure#code}
 * @param securityIncidents how many are being handled; nothing more is said of them here (P32)
 */
record Overview(
        Instant now,
        String zone,
        Instant today,
        Instant findingsSince,
        List<Figures.Open> open,
        List<Figures.Row> dueNext,
        Map<String, Long> figures,
        long securityIncidents) {

    /** How far back findings are counted. */
    static final Duration FINDINGS = Duration.ofDays(30);
}
