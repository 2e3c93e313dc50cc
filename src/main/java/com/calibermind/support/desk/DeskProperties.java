package com.calibermind.support.desk;

import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a company sets for its desk's pages.
 *
 * @param templates beginnings of answers that a specialist can choose from; {name} and {reference} are filled in
 * @param oldestReport how long before now a report that another program enters may have been received (P21): long enough
 *     for telephone notes of days when nobody was in; what is older has missed its target and is no news to the desk
 */
@Validated
@ConfigurationProperties("support.desk")
record DeskProperties(
        @DefaultValue List<Template> templates,

        @DefaultValue("7d") @DurationMin(minutes = 1, message = "must be a minute at least")
        Duration oldestReport) {

    record Template(String name, String text) {}
}
