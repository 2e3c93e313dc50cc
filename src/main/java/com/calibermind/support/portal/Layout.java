package com.calibermind.support.portal;

import java.util.List;
import java.util.Locale;

/**
 * What is around every page; in templates {@code ${layout}}.
 *
 * @param path of this page, for the mark in the navigation
 * @param query of this page without its language, each part with an ampersand after it; null if the page answers a form
 * @param logo its address, or null
 * @param stylesheet of the brand, or null
 */
record Layout(String brand, String logo, String stylesheet, String path, String query, Reader reader) {

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

    /** None on a page that answers a form: its address would show another page, and what was typed would be gone. */
    public List<Locale> languages() {
        return query == null ? List.of() : Languages.ALL;
    }

    /** The address of this page in that language. */
    public String in(Locale language) {
        return "?" + query + "lang=" + language.getLanguage();
    }

    public boolean isHere(Section section) {
        return section.path().equals(path.equals("/support/report") ? "/support" : path)
                || !section.path().equals("/support") && path.startsWith(section.path() + "/");
    }
}
