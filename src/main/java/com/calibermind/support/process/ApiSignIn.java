package com.calibermind.support.process;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.HttpHeaders;

/**
 * Who calls the desk's own REST interface: whoever is signed in to Tasklist or Cockpit in the same browser, so that a link
 * on a task just works, else user and password (HTTP Basic, RFC 7617). Groups are read anew each time: a role that was
 * taken away is gone at once.
 *
 * <p>A browser is never asked for a password: it would go on sending it, and signing out would close nothing. A page names
 * the user whom it is shown to ({@code Desk-User}): if somebody else has signed in meanwhile, it acts for nobody.
 */
class ApiSignIn implements Filter {

    private static final String SIGN_IN = "/camunda/app/cockpit/default/";

    private final IdentityService identity;
    private final ProcessEngineAuthenticationFilter basic = new ProcessEngineAuthenticationFilter();

    ApiSignIn(IdentityService identity) {
        this.identity = identity;
    }

    /** With the parameters of {@link ProcessEngineAuthenticationFilter}. */
    @Override
    public void init(FilterConfig config) throws ServletException {
        basic.init(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var call = (HttpServletRequest) request;
        Optional<String> user = signedIn(call).filter(it -> isMeant(it, call));
        if (user.isEmpty() && isVisitOfAPage(call)) {
            ((HttpServletResponse) response).sendRedirect(call.getContextPath() + SIGN_IN);
            return;
        }
        if (user.isEmpty() && isOfABrowser(call)) {
            chain.doFilter(request, response); // ApiRights lets nobody in
            return;
        }
        if (user.isEmpty()) {
            basic.doFilter(request, response, chain);
            return;
        }
        identity.setAuthentication(user.get(), groups(user.get()));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Somebody who was removed meanwhile is nobody. */
    private Optional<String> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session)
                .map(AuthenticationUtil::getAuthsFromSession)
                .map(it -> it.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT))
                .map(it -> it.getIdentityId())
                .filter(it -> identity.createUserQuery().userId(it).count() == 1);
    }

    private static boolean isMeant(String user, HttpServletRequest call) {
        String meant = call.getHeader("Desk-User");
        return meant == null || meant.equals(user);
    }

    /** Programs do not send Fetch Metadata; those that bring a password need not be asked for it. */
    private static boolean isOfABrowser(HttpServletRequest call) {
        return call.getHeader("Sec-Fetch-Site") != null && call.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    /** As by the link in a weekly report: a person has come, and can sign in there. */
    private static boolean isVisitOfAPage(HttpServletRequest call) {
        return isOfABrowser(call)
                && "navigate".equals(call.getHeader("Sec-Fetch-Mode"))
                && call.getServletPath().startsWith("/reports/");
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }
}
