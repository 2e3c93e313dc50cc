package com.calibermind.support.demo;

import com.calibermind.support.cases.CaseLists;
import com.calibermind.support.mail.MailByHand;
import com.calibermind.support.process.EngineByHand;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Plays the day on an empty desk, before anything in it moves by itself: scene after scene in the order of their times, and
 * in between what timers, jobs and letters would have done. Whatever is due later is left to the desk as it runs.
 */
class DemoDay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDay.class);

    private record Moment(Instant at, Day.Story story, Day.Step step) {}

    private final Day day;
    private final Map<String, Deed> deeds;
    private final People people;
    private final CaseLists cases;
    private final EngineByHand engine;
    private final MailByHand mail;
    private final DemoClock clock;
    private final Map<String, String> references = new HashMap<>();
    private boolean running;

    DemoDay(
            Day day,
            Map<String, Deed> deeds,
            People people,
            CaseLists cases,
            EngineByHand engine,
            MailByHand mail,
            DemoClock clock) {
        this.day = day;
        this.deeds = deeds;
        this.people = people;
        this.cases = cases;
        this.engine = engine;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (cases.isEmpty()) {
            LOG.info("Playing a day in the life of the desk; this takes a while, once.");
            play();
        } else {
            LOG.info("The desk has cases already: the demo adds none.");
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After diagrams, people and companies; before the web server, the mail room and the job executor. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1200;
    }

    private void play() {
        Instant start = clock.now().truncatedTo(ChronoUnit.MILLIS); // as the engine keeps times
        try {
            people.arrive(day);
            day.stories().stream()
                    .flatMap(story -> story.steps().map(step -> moment(start, story, step)))
                    .sorted(Comparator.comparing(Moment::at))
                    .forEach(this::play);
            settle(clock.now());
        } finally {
            mail.close();
            engine.release();
            clock.release();
        }
    }

    /** Nobody writes on the full minute. */
    private static Moment moment(Instant start, Day.Story story, Day.Step step) {
        int seconds = Math.floorMod(story.key().hashCode(), 50);
        return new Moment(start.minus(story.before()).minusSeconds(seconds).plus(step.since()), story, step);
    }

    private void play(Moment moment) {
        settle(moment.at());
        Day.Step step = filled(moment);
        try {
            var scene = new Scene(
                    moment.story(),
                    step,
                    moment.at(),
                    references.get(moment.story().key()));
            String reference = deeds.get(step.does()).act(scene);
            if (reference != null) {
                references.put(moment.story().key(), reference);
            }
        } catch (Exception e) {
            LOG.warn(
                    "The demo's story {} goes otherwise: {} {} after {}: {}",
                    moment.story().key(),
                    step.who(),
                    step.does(),
                    step.after(),
                    e.getMessage());
            LOG.debug("It was", e);
        }
    }

    /** What is due until then happens at its time. */
    private void settle(Instant until) {
        settle();
        Optional<Instant> timer = engine.nextTimer();
        while (timer.filter(it -> !it.isAfter(until)).isPresent()) {
            show(timer.get());
            settle();
            timer = engine.nextTimer();
        }
        show(until);
    }

    private void settle() {
        while (engine.runDue() + mail.send() > 0) {}
    }

    /** Never backwards: a timer may have been due before it was made. */
    private void show(Instant time) {
        Instant shown = clock.instant();
        Instant next = clock.isPlaying() && shown.isAfter(time) ? shown : time;
        clock.show(next);
        engine.itIs(next);
    }

    private Day.Step filled(Moment moment) {
        var words = new Words(references, moment.at());
        Map<String, String> more = new HashMap<>();
        moment.step().more().forEach((name, value) -> more.put(name, words.filled(value)));
        return moment.step().with(words.filled(moment.step().words()), more);
    }
}
