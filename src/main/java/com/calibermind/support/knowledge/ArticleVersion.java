package com.calibermind.support.knowledge;

/**
 * The version of an article as HTTP carries it: {@code "7"} in {@code ETag} and {@code If-Match} (RFC 9110, section 8.8.3).
 *
 * @param number null for {@code *}: whatever it is now
 */
record ArticleVersion(Integer number) {

    static ArticleVersion of(Article article) {
        return new ArticleVersion(article.version());
    }

    /**
     * Spring reads the header by this.
     *
     * @throws NumberFormatException if it is none of ours
     */
    public static ArticleVersion valueOf(String header) {
        String tag = header.strip();
        return new ArticleVersion(tag.equals("*") ? null : Integer.valueOf(tag.replaceFirst("^\"(\\d+)\"$", "$1")));
    }

    boolean is(Article article) {
        return number == null || number == article.version();
    }

    String tag() {
        return "\"" + number + "\"";
    }
}
