package com.calibermind.support.portal;

import com.calibermind.support.signin.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sign-in by a mailed link. What the pages say never depends on whether an address is known. */
@Controller
@RequestMapping("/support")
class SignInPages {

    static final Pattern REFERENCE = Pattern.compile("[A-Z][A-Z0-9]{0,9}-\\d{4}-\\d{6,12}");

    private final SignIn signIn;
    private final Visitors visitors;

    SignInPages(SignIn signIn, Visitors visitors) {
        this.signIn = signIn;
        this.visitors = visitors;
    }

    /** @param wanted the case that they want to see, or null */
    @GetMapping("/sign-in")
    ModelAndView form(
            @RequestParam(name = "case", required = false) String wanted, @RequestParam(required = false) String out) {
        return form("", reference(wanted), null, HttpStatus.OK).addObject("out", out != null);
    }

    @PostMapping("/sign-in")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(name = "case", required = false) String wanted,
            HttpServletRequest request) {
        if (!SignIn.isAddress(email)) {
            return form(email, reference(wanted), "mycases.signin.noAddress", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return signIn.ask(email, reference(wanted), request.getRemoteAddr())
                ? new ModelAndView("redirect:/support/sign-in/sent")
                : PortalErrors.page(HttpStatus.TOO_MANY_REQUESTS);
    }

    @GetMapping("/sign-in/sent")
    String sent() {
        return "portal/sign-in-sent";
    }

    /** Programs that look into mails follow links: looking uses nothing up, only the button on the page does. */
    @GetMapping("/sign-in/{secret}")
    ModelAndView confirm(@PathVariable String secret, HttpServletRequest request) {
        SignIn.Result result = signIn.look(secret, request.getRemoteAddr());
        return result instanceof SignIn.Result.Good good
                ? new ModelAndView(
                        "portal/sign-in-confirm", Map.of("email", good.link().email(), "secret", secret))
                : notGood(result);
    }

    @PostMapping("/sign-in/{secret}")
    ModelAndView use(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        SignIn.Result result = signIn.use(secret, request.getRemoteAddr());
        if (result instanceof SignIn.Result.Good good) {
            visitors.welcome(good.link().email(), request, response);
            String wanted = reference(good.link().goingTo());
            return new ModelAndView("redirect:/support/cases" + (wanted == null ? "" : "/" + wanted));
        }
        return notGood(result);
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(
            @RequestParam(defaultValue = "false") boolean everywhere,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (everywhere) {
            visitors.leaveEverywhere(request, response);
        } else {
            visitors.leave(request, response);
        }
        return new ModelAndView("redirect:/support/sign-in?out");
    }

    private static ModelAndView notGood(SignIn.Result result) {
        return result instanceof SignIn.Result.TooOften
                ? PortalErrors.page(HttpStatus.TOO_MANY_REQUESTS)
                : new ModelAndView("portal/sign-in-link", Map.of(), HttpStatus.NOT_FOUND);
    }

    static ModelAndView form(String email, String wanted, String problem, HttpStatus status) {
        var page = new ModelAndView("portal/sign-in", status);
        page.addObject("email", email);
        page.addObject("wanted", wanted);
        page.addObject("problem", problem);
        return page;
    }

    /** Nothing but a reference of ours decides where somebody is led. */
    static String reference(String said) {
        return said != null && REFERENCE.matcher(said).matches() ? said : null;
    }
}
