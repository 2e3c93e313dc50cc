package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Names each task after its step and its case, or whatever else it is about, so that a list of tasks can be read, and hands
 * it to whoever was named to go on with the case.
 */
@Component
class TaskTitles extends AbstractBpmnParseListener implements TaskListener {

    private static final int MAX_TITLE = 250;
    private static final int REMINDED = 10;

    private final CaseFiles files;
    private final List<TaskSubject> subjects;

    TaskTitles(CaseFiles files, List<TaskSubject> subjects) {
        this.files = files;
        this.subjects = subjects;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_CREATE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        files.find(SupportCaseSteps.reference(task))
                .ifPresentOrElse(
                        it -> handOver(task, it),
                        () -> subjects.stream()
                                .flatMap(it -> it.subject(task).stream())
                                .forEach(it -> name(task, it)));
    }

    /** "Reminder 2: …", whether or not it has been reminded of before. */
    static String reminder(int count, String title) {
        return cut("Reminder " + count + ": " + title.replaceFirst("^Reminder \\d+: ", ""));
    }

    /** How far a task that is marked or reminded of stands above others of its severity. */
    static int boost(String title) {
        boolean marked = title.startsWith("Due soon: ") || title.startsWith("Declined: ");
        return marked ? InitialResponseSteps.OVERDUE_SOON : title.startsWith("Reminder ") ? REMINDED : 0;
    }

    /** "Due soon: …", "Declined: …". */
    static String marked(String mark, String title) {
        return title.startsWith(mark) ? title : cut(mark + title);
    }

    private static String cut(String title) {
        return title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE);
    }

    private static void name(DelegateTask task, String subject) {
        task.setName(cut(task.getName() + " · " + subject));
    }

    private static void handOver(DelegateTask task, CaseFile file) {
        name(task, file.reference() + " · " + file.subject());
        boolean nobodys = task.getAssignee() == null;
        if (nobodys && file.assignedTo() != null && Rights.isSupportProcess(task.getProcessDefinitionId())) {
            task.setAssignee(file.assignedTo());
        }
    }
}
