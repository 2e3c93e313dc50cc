package com.calibermind.support.desk;

import com.calibermind.support.language.Translations;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Says in the language of whoever asked why a call of the desk's or the reports' interface was refused. */
@ControllerAdvice(basePackages = {"com.calibermind.support.desk", "com.calibermind.support.reports"})
class SaidProblems implements ResponseBodyAdvice<Object> {

    private final Translations translations;

    SaidProblems(Translations translations) {
        this.translations = translations;
    }

    @Override
    public boolean supports(MethodParameter handler, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter handler,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            problem.setDetail(translations.said(problem.getDetail()));
        }
        return body;
    }
}
