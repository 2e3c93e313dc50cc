package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.knowledge.Articles;
import com.calibermind.support.knowledge.Audience;
import com.calibermind.support.knowledge.Found;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Articles that may answer what the customer wrote, on the forms that answer it (P07). */
@Component
class ArticleFacts implements FactSource {

    private static final int MOST = 5;

    private final Articles articles;
    private final CaseFiles files;

    ArticleFacts(Articles articles, CaseFiles files) {
        this.articles = articles;
        this.files = files;
    }

    @Override
    public Map<String, String> of(DelegateTask task) {
        String step = task.getTaskDefinitionKey();
        return step.startsWith("Task_RespondSeverity") || step.equals("Task_AnswerQuestion")
                ? files.find(SupportCaseSteps.reference(task))
                        .map(it -> Map.of("suggestedArticles", suggested(it.subject() + "\n" + it.description())))
                        .orElse(Map.of())
                : Map.of();
    }

    private String suggested(String written) {
        String lines = articles.suggest(written, Articles.FALL_BACK, Audience.DESK, MOST).stream()
                .map(ArticleFacts::line)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "none" : lines;
    }

    private static String line(Found.Hit hit) {
        return hit.slug() + " · " + hit.title() + (hit.isPublic() ? "" : " (internal)");
    }
}
