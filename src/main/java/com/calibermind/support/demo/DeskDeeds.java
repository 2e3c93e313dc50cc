package com.calibermind.support.demo;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.ConversationDesk;
import com.calibermind.support.cases.Duplicates;
import com.calibermind.support.process.EngineByHand;
import java.util.HashMap;
import java.util.Map;

/** What the people of the desk do: forms and acts, as in Tasklist. What a step says in more words wins over its usual fields. */
class DeskDeeds {

    /** What is impaired if a report of that severity says no more; the severity table then proposes just that one. */
    private static final Map<String, Map<String, String>> SCOPES = Map.of(
            "1", Map.of("affectedSystems", "allCore", "affectedUsers", "all"),
            "2", Map.of("affectedSystems", "oneCore", "affectedUsers", "organisation"),
            "3", Map.of("affectedSystems", "partOfCore", "affectedUsers", "partOfOrganisation"),
            "4", Map.of("affectedSystems", "vendor", "affectedUsers", "single"));

    private final EngineByHand engine;
    private final CaseFiles files;
    private final ConversationDesk desk;
    private final Duplicates duplicates;

    DeskDeeds(EngineByHand engine, CaseFiles files, ConversationDesk desk, Duplicates duplicates) {
        this.engine = engine;
        this.files = files;
        this.desk = desk;
        this.duplicates = duplicates;
    }

    Map<String, Deed> deeds() {
        Map<String, Deed> deeds = new HashMap<>();
        deeds.put("takes it", plain(it -> it.must(desk.handOver(it.reference(), who(it), words(it), who(it)))));
        deeds.put("notes", plain(it -> it.must(desk.note(it.reference(), words(it), who(it)))));
        deeds.put("writes", plain(it -> it.must(desk.write(it.reference(), words(it), false, null, who(it)))));
        deeds.put("asks for what is missing", plain(it -> it.must(desk.askForMissing(it.reference(), who(it)))));
        deeds.put(
                "merges it",
                plain(it -> it.must(duplicates.merge(it.reference(), it.more("into", ""), words(it), who(it)))));
        deeds.put("triages", plain(this::triage));
        deeds.put("responds", plain(this::respond));
        deeds.put(
                "investigates",
                plain(it -> submit(it, "Task_Investigate", Map.of("findings", words(it), "nextStep", "resolve"))));
        deeds.put(
                "resolves",
                plain(it -> submit(it, "Task_Resolve", Map.of("resolution", words(it), "resolutionKind", "solved"))));
        deeds.put("completes", plain(it -> submit(it, words(it), Map.of())));
        deeds.put("starts", plain(it -> start(it, words(it))));
        return deeds;
    }

    private static Deed plain(Deed.Plain deed) {
        return Deed.of(deed);
    }

    private static String who(Scene scene) {
        return scene.step().who();
    }

    private static String words(Scene scene) {
        return scene.step().words();
    }

    private void triage(Scene scene) {
        String severity = words(scene);
        Map<String, String> form = new HashMap<>(SCOPES.get(severity));
        form.put("severity", severity);
        form.put("requestKind", "problem");
        submit(scene, "Task_Triage", form);
    }

    private void respond(Scene scene) {
        String severity = files.of(scene.reference()).watchedSeverity().code();
        submit(
                scene,
                "Task_RespondSeverity" + severity,
                Map.of("answer", words(scene), "answeredBy", "mail", "outcome", "investigate"));
    }

    private void submit(Scene scene, String step, Map<String, String> usual) {
        Map<String, String> form = new HashMap<>(usual);
        form.putAll(scene.step().more());
        engine.submit(scene.reference(), step, form, who(scene));
    }

    private void start(Scene scene, String process) {
        Map<String, String> form = new HashMap<>(scene.step().more());
        form.put("reference", scene.reference());
        engine.start(process, form, who(scene));
    }
}
