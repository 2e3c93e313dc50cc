package com.calibermind.support.desk;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a company sets for its desk's pages.
 *
 * @param templates beginnings of answers that a specialist can choose from; {name} and {reference} are filled in
 */
@ConfigurationProperties("support.desk")
record DeskProperties(@DefaultValue List<Template> templates) {

    record Template(String name, String text) {}
}
