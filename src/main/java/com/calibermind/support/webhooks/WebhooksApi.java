package com.calibermind.support.webhooks;

import com.calibermind.support.cases.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receivers of what happens to cases, for administrators. Each event is posted to each receiver that wants it, signed as
 * Standard Webhooks 1.0 has it (headers {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}), at least once:
 * a receiver answers 2xx within the time limit, knows what it has had by {@code webhook-id}, and relies on no order;
 * {@code sequence} grows with time, and {@code GET /api/v1/cases/REFERENCE} says how a case stands. Anything else is tried again for
 * days, then parked; 410 switches the receiver off. Problems are RFC 9457: 404 no such webhook, 422 what is wrong.
 */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhooksApi {

    private static final int MOST_LISTED = 100;
    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_REPLAYED = 10_000;

    /**
     * @param url https, and public unless configuration allows otherwise
     * @param active null: yes
     */
    record Wanted(
            @NotBlank(message = "must be given") @Size(max = 2_000) String url,

            @Size(max = 200) String description,

            @NotEmpty(message = "must name one event at least") Set<@NotNull EventType> events,

            Boolean active) {

        Wanted {
            url = PlainText.line(url);
            description = PlainText.line(description);
        }
    }

    /**
     * @param secret shown once, when it is made; else null
     * @param waiting counted up to 10,000, like {@code parked}
     */
    record Seen(
            long id,
            String url,
            String description,
            List<EventType> events,
            boolean active,
            String whyInactive,
            String secret,
            String createdBy,
            Instant createdAt,
            Instant restsUntil,
            int failuresInARow,
            Instant lastSuccess,
            String lastFailure,
            long waiting,
            Instant oldestWaiting,
            long parked) {}

    /**
     * @param states DELIVERED and PARKED if left out
     * @param after what the call before answered as {@code next}, or null
     */
    record Range(
            @NotNull(message = "must be given") Instant from,
            @NotNull(message = "must be given") Instant to,
            Set<Delivery.State> states,
            @Size(max = 100) String after) {}

    /** @param next null if nothing of the range is left over */
    record Replayed(int deliveries, String next) {}

    private final Webhooks webhooks;
    private final DeliveryBook deliveries;
    private final Receivers receivers;
    private final Administrator administrator;

    WebhooksApi(Webhooks webhooks, DeliveryBook deliveries, Receivers receivers, Administrator administrator) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.administrator = administrator;
    }

    /** All of them: 100 at most. */
    @GetMapping
    ResponseEntity<List<Seen>> list() {
        return fresh(webhooks.all().stream().map(it -> seen(it, false)).toList());
    }

    /** Answered with the secret, which is not shown again. */
    @Operation(
            summary = "Makes a webhook",
            description =
                    "For administrators. Answered with the secret, which is not shown again. Each event is posted at least once, signed as Standard Webhooks 1.0"
                            + " has it; the receiver answers 2xx, tells repeats by webhook-id, and relies on no order.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Seen> add(@Valid @RequestBody Wanted wanted) {
        check(wanted);
        if (webhooks.count() >= Webhooks.MOST) {
            throw problem(HttpStatus.UNPROCESSABLE_ENTITY, "There are 100 webhooks: remove one first.");
        }
        Webhook made = webhooks.add(
                wanted.url(),
                wanted.description(),
                new TreeSet<>(wanted.events()),
                administrator.name().orElseThrow());
        return ResponseEntity.created(URI.create("/api/v1/webhooks/" + made.id()))
                .cacheControl(CacheControl.noStore())
                .body(seen(made, true));
    }

    @GetMapping("/{id}")
    ResponseEntity<Seen> one(@PathVariable long id) {
        return fresh(seen(get(id), false));
    }

    /** Switched on again it gets what has waited meanwhile, but not what happened meanwhile. */
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Seen> change(@PathVariable long id, @Valid @RequestBody Wanted wanted) {
        get(id);
        check(wanted);
        webhooks.change(
                id,
                wanted.url(),
                wanted.description(),
                new TreeSet<>(wanted.events()),
                wanted.active() == null || wanted.active());
        return one(id);
    }

    /** With all its deliveries. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        if (!webhooks.remove(id)) {
            throw none();
        }
    }

    /** Makes a new secret; for a day both sign. */
    @Operation(summary = "Makes a new secret", description = "Shown once; for a day both sign.")
    @PostMapping(path = "/{id}/secret", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Seen> renewSecret(@PathVariable long id) {
        get(id);
        webhooks.renewSecret(id);
        return fresh(seen(get(id), true));
    }

    /**
     * Newest first; where more follows, the header {@code Link} names the next page.
     *
     * @param before from that link
     * @param size 1 to 100
     */
    @Operation(
            summary = "Lists deliveries",
            description = "Newest first; size 1 to 100; before comes from the link of the page before.")
    @GetMapping("/{id}/deliveries")
    ResponseEntity<List<Delivery>> deliveries(
            @PathVariable long id,
            @RequestParam(required = false) Delivery.State state,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "50") int size) {
        get(id);
        int most = Math.max(1, Math.min(size, MOST_LISTED));
        List<Delivery> found = deliveries.list(id, state, before, most + 1);
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (found.size() > most) {
            String query = "?size=" + most + (state == null ? "" : "&state=" + state) + "&before="
                    + found.get(most - 1).id();
            answer.header(HttpHeaders.LINK, "<" + query + ">; rel=\"next\"");
        }
        return answer.body(found.stream().limit(most).toList());
    }

    /** Sends it once more, whatever became of it, with the same id. */
    @Operation(summary = "Sends one delivery again", description = "Whatever became of it, with the same webhook-id.")
    @PostMapping(path = "/{id}/deliveries/{delivery}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replay(@PathVariable long id, @PathVariable long delivery) {
        get(id);
        if (!deliveries.replay(id, delivery)) {
            throw problem(HttpStatus.NOT_FOUND, "This webhook has no such delivery, or no longer.");
        }
        return new Replayed(1, null);
    }

    /** Sends once more what happened from (inclusive) to (exclusive): 10,000 at most, the oldest first, then {@code next}. */
    @Operation(
            summary = "Sends a range again",
            description =
                    "What happened from (inclusive) to (exclusive): 10,000 deliveries at most, the oldest first; states DELIVERED and PARKED if left out."
                            + " Where something is left over, the answer says next: send the same range again with it as after.")
    @PostMapping(path = "/{id}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replay(@PathVariable long id, @Valid @RequestBody Range range) {
        get(id);
        if (!range.from().isBefore(range.to())) {
            throw problem(HttpStatus.UNPROCESSABLE_ENTITY, "The range must end after it begins.");
        }
        List<Delivery.State> states = range.states() == null || range.states().isEmpty()
                ? List.of(Delivery.State.DELIVERED, Delivery.State.PARKED)
                : List.copyOf(range.states());
        DeliveryBook.Replayed done =
                deliveries.replay(id, range.from(), range.to(), states, place(range.after()), MOST_REPLAYED);
        return new Replayed(
                done.deliveries(), done.next() == null ? null : done.next().written());
    }

    private static ReplayPlace place(String after) {
        try {
            return after == null ? ReplayPlace.BEGINNING : ReplayPlace.read(after);
        } catch (IllegalArgumentException e) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "after is nothing that was answered as next: leave it out to begin with the oldest.");
        }
    }

    private void check(Wanted wanted) {
        String objection = receivers.objection(wanted.url());
        if (objection != null) {
            throw problem(HttpStatus.UNPROCESSABLE_ENTITY, objection);
        }
    }

    private Webhook get(long id) {
        return webhooks.find(id).orElseThrow(WebhooksApi::none);
    }

    private Seen seen(Webhook it, boolean withSecret) {
        return new Seen(
                it.id(),
                it.url(),
                it.description(),
                it.events(),
                it.active(),
                it.whyInactive(),
                withSecret ? it.secret().text() : null,
                it.createdBy(),
                it.createdAt(),
                it.restsUntil(),
                it.failures(),
                it.lastSuccess(),
                it.lastFailure(),
                deliveries.count(it.id(), Delivery.State.WAITING, MOST_COUNTED),
                deliveries.oldest(it.id()),
                deliveries.count(it.id(), Delivery.State.PARKED, MOST_COUNTED));
    }

    private static ErrorResponseException none() {
        return problem(HttpStatus.NOT_FOUND, "There is no webhook of that number.");
    }

    private static ErrorResponseException problem(HttpStatus status, String words) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, words), null);
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
