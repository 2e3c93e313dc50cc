package com.calibermind.support.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The report form (P03). */
@Controller
@RequestMapping("/support")
class ReportPages {

    @GetMapping
    String form() {
        return "portal/report";
    }
}
