package com.calibermind.support.customers;

/**
 * The version of a company as HTTP carries it: {@code "7"} in {@code ETag} and {@code If-Match} (RFC 9110, section 8.8.3).
 *
 * @param number null for {@code *}: whatever it is now
 */
record Version(Integer number) {

    static Version of(CompanyFile company) {
        return new Version(company.version());
    }

    /**
     * Spring reads the header by this.
     *
     * @throws NumberFormatException if it is none of ours
     */
    public static Version valueOf(String header) {
        String tag = header.strip();
        return new Version(tag.equals("*") ? null : Integer.valueOf(tag.replaceFirst("^\"(\\d+)\"$", "$1")));
    }

    String tag() {
        return "\"" + number + "\"";
    }
}
