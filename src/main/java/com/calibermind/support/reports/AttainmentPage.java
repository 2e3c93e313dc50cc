package com.calibermind.support.reports;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The report as a page to read, print or keep as PDF by the browser; period and zone are in its address. */
@Controller
class AttainmentPage {

    static final String PATH = "/reports/attainment";

    /** Scripts and styles from our own files only; images are the charts, pasted or printed. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
                    + " frame-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @GetMapping(PATH)
    String page(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        return "reports/attainment";
    }
}
