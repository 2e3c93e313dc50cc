package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.consultations.Asked;
import com.calibermind.support.consultations.ConsultationDesk;
import com.calibermind.support.consultations.ConsultationFile;
import com.calibermind.support.consultations.ConsultationProperties;
import com.calibermind.support.consultations.Question;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The beans that {@code Consultation.bpmn} names (P24). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsultationProperties.class)
class ConsultationSteps {

    @Bean
    JavaDelegate requestConsultation(ConsultationDesk desk) {
        return execution -> {
            FormInput form = FormInput.of(execution);
            Question question = question(form);
            Asked asked = desk.ask(question, FormInput.user());
            form.done(asked.outcome());
            execution.setProcessBusinessKey(question.reference());
            CaseVariable.CONSULTATION_ID.set(execution, asked.number());
        };
    }

    private static Question question(FormInput form) {
        return new Question(
                form.text("reference"),
                form.text("team"),
                form.text("expert"),
                form.text("question"),
                form.whole("hours"));
    }

    @Bean
    TaskListener adviceGiven(ConsultationDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            form.done(desk.answer(CaseVariable.CONSULTATION_ID.of(task), form.text("advice"), FormInput.user()));
        };
    }

    @Bean
    TaskListener adviceRead(ConsultationDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            desk.read(CaseVariable.CONSULTATION_ID.of(task), form.ticked("taken"), FormInput.user());
            form.forget();
        };
    }

    /** Between the timer and this step the advice may have come: then nobody is reminded. */
    @Bean
    JavaDelegate remindExpert(ConsultationDesk desk, CaseFiles files, @Lazy TaskService tasks) {
        return execution -> {
            int reminders = desk.remind(CaseVariable.CONSULTATION_ID.of(execution));
            int urgency = Deadlines.firstAmongEquals(files.of(execution.getProcessBusinessKey()));
            for (Task task : tasks.createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .taskDefinitionKey("Task_GiveAdvice")
                    .list()) {
                task.setName(TaskTitles.reminder(reminders, task.getName()));
                task.setPriority(urgency);
                tasks.saveTask(task);
            }
        };
    }

    @Bean
    FactSource consultationFacts(ConsultationDesk desk, FactWords words) {
        return task -> FactSource.isOf(task, "Consultation") && CaseVariable.CONSULTATION_ID.of(task) != null
                ? facts(desk.file(CaseVariable.CONSULTATION_ID.of(task)), words)
                : Map.of();
    }

    private static Map<String, String> facts(ConsultationFile file, FactWords words) {
        return Map.of(
                "consultationQuestion",
                file.question(),
                "consultationFrom",
                "asked by " + file.askedBy() + ", " + words.timeTo(file.due()),
                "consultationAdvice",
                file.advice() == null
                        ? "none yet"
                        : file.answeredBy() + ", " + words.at(file.answeredAt()) + "\n" + file.advice());
    }
}
