package com.calibermind.support.portal;

import java.util.List;
import java.util.Locale;

/**
 * What is around every page; in templates {@code ${layout}}.
 *
 * @param path of this page, for the switch of languages and the mark in the navigation
 * @param logo its address, or null
 * @param stylesheet of the brand, or null
 */
record Layout(String brand, String logo, String stylesheet, String path, Reader reader) {

    /** The parts of the site: the key of the name, and the address. */
    public record Section(String name, String path) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("nav.report", "/support"),
            new Section("nav.cases", "/support/cases"),
            new Section("nav.knowledge", "/support/knowledge"),
            new Section("nav.status", "/support/status"));

    public List<Section> sections() {
        return SECTIONS;
    }

    public List<Locale> languages() {
        return Languages.ALL;
    }

    public boolean isHere(Section section) {
        return section.path().equals(path.equals("/support/report") ? "/support" : path)
                || !section.path().equals("/support") && path.startsWith(section.path() + "/");
    }
}
