package io.saddlebag.simulator.front;

import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.http.Pretty;
import io.saddlebag.simulator.http.Reply;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.http.RoutingTable.Match;
import io.saddlebag.simulator.session.Session;
import io.saddlebag.simulator.session.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes every request to its endpoint and its answer back. */
public final class Front {

    private static final String DATA = "/services/data/v";
    private static final Session NOBODY = new Session("", "", "", false);

    private final Dispatcher dispatcher;
    private final Sessions sessions;
    private final Faults faults;
    private final ApiUsage usage;
    private final Requests requests;
    private final Duration latency;

    public Front(
            Dispatcher dispatcher,
            Sessions sessions,
            Faults faults,
            ApiUsage usage,
            Requests requests,
            Duration latency) {
        this.dispatcher = dispatcher;
        this.sessions = sessions;
        this.faults = faults;
        this.usage = usage;
        this.requests = requests;
        this.latency = latency;
    }

    /** Answers one request that came over the wire. */
    public Reply reply(Request request) {
        var match = dispatcher.match(request);
        if (!(match instanceof Match.Found found)) {
            requests.began(Kind.OTHER);
            requests.ended(Kind.OTHER);
            return new Reply.Sent(unmatched(request, match));
        }
        var kind = found.endpoint().kind();
        var due = faults.forCall(kind);
        // A call that is held has arrived: its client may be killed meanwhile.
        var arrived = has(due, Fault.CallHeld.class::isInstance) ? request.whole() : request;
        requests.began(kind);
        try {
            return replyTo(arrived, found, due);
        } finally {
            requests.ended(kind);
        }
    }

    /** Also what does not exist asks for a session first, below the data of a version. */
    private Answer unmatched(Request request, Match match) {
        var answer = dispatcher.unmatched(request, match);
        return request.path().startsWith(DATA) ? signedIn(request, List.of(), session -> answer) : answer;
    }

    private Reply replyTo(Request request, Match.Found found, List<Fault> due) {
        delay(found.endpoint().kind(), due);
        await(due, fault -> fault instanceof Fault.CallHeld held ? Optional.of(held.until()) : Optional.empty());
        if (has(due, Fault.ConnectionReset.class::isInstance)) {
            return new Reply.Reset();
        }
        var answer = answer(request, found, due);
        await(due, fault -> fault instanceof Fault.AnswerHeld held ? Optional.of(held.until()) : Optional.empty());
        if (has(due, Fault.AnswerLost.class::isInstance)) {
            return new Reply.Reset();
        }
        return new Reply.Sent(
                has(due, Fault.EmptyAnswer.class::isInstance) ? Answer.empty(200) : Pretty.of(request, answer));
    }

    private Answer answer(Request request, Match.Found found, List<Fault> due) {
        if (!found.endpoint().needsSession()) {
            return FaultAnswers.first(due)
                    .orElseGet(() -> dispatcher.run(found, new Call(request, found.path(), NOBODY)));
        }
        return signedIn(request, due, session -> FaultAnswers.first(due)
                .orElseGet(() -> dispatcher.run(found, new Call(request, found.path(), session))));
    }

    private Answer signedIn(Request request, List<Fault> due, Function<Session, Answer> work) {
        var authorization = request.header("authorization").orElse("");
        if (!authorization.isEmpty() && !authorization.matches("(?i)(Bearer|OAuth) .+")) {
            return Errors.answer(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
        }
        return session(authorization, due)
                .map(session -> session.api() ? counted(() -> work.apply(session)) : FaultAnswers.unusableSession())
                .orElseGet(FaultAnswers::expiredSession);
    }

    private Optional<Session> session(String authorization, List<Fault> due) {
        var token = authorization.replaceFirst("^\\S+\\s+", "");
        if (has(due, Fault.ExpiredSession.class::isInstance)) {
            sessions.expire(token);
        }
        return token.isEmpty() ? Optional.empty() : sessions.of(token);
    }

    private Answer counted(Supplier<Answer> work) {
        return limited(usage.take() ? work.get() : FaultAnswers.dailyLimit());
    }

    private Answer limited(Answer answer) {
        return answer.with("Sforce-Limit-Info", "api-usage=" + usage.used() + "/" + usage.limit());
    }

    private void delay(Kind kind, List<Fault> due) {
        var slow = due.stream()
                .filter(Fault.SlowAnswer.class::isInstance)
                .map(fault -> ((Fault.SlowAnswer) fault).delay())
                .reduce(Duration.ZERO, Duration::plus);
        var whole = kind == Kind.CONTROL ? slow : slow.plus(latency);
        if (!whole.isZero()) {
            try {
                Thread.sleep(whole.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void await(List<Fault> due, Function<Fault, Optional<CountDownLatch>> latch) {
        due.stream().flatMap(fault -> latch.apply(fault).stream()).forEach(Front::await);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean has(List<Fault> due, Predicate<Fault> which) {
        return due.stream().anyMatch(which);
    }
}
