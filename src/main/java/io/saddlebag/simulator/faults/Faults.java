package io.saddlebag.simulator.faults;

import io.saddlebag.simulator.http.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The faults that are ordered and not yet spent. Unless a kind is named, they hit requests that read or write records.
 * Safe for many threads.
 */
public final class Faults {

    private sealed interface When {
        record Next() implements When {}

        record Every(int n) implements When {}

        record Rate(double probability) implements When {}
    }

    private static final class Order {
        private final Predicate<Kind> target;
        private final When when;
        private final Fault fault;
        private final Random random;
        private int seen;

        Order(Predicate<Kind> target, When when, Fault fault, Random random) {
            this.target = target;
            this.when = when;
            this.fault = fault;
            this.random = random;
        }
    }

    private final long seed;
    private final List<Order> orders = new ArrayList<>();
    private Random random;

    /**
     * With the same seed and the same orders the same ones of a row of requests are hit: each order has random numbers of its
     * own, so that one more does not change what the others do.
     */
    public Faults(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Each of the next requests (or records, or jobs) gets one of these, in this order. */
    public void next(Fault... faults) {
        next(Kind::isData, faults);
    }

    public void next(Kind kind, Fault... faults) {
        next(kind::equals, faults);
    }

    private synchronized void next(Predicate<Kind> target, Fault... faults) {
        for (var fault : faults) {
            var times = fault instanceof Fault.RowLocked locked ? locked.times() : 1;
            for (int n = 0; n < times; n++) {
                add(target, new When.Next(), fault);
            }
        }
    }

    /** Every n-th request gets it, the n-th from now first. */
    public void every(int n, Fault fault) {
        add(Kind::isData, new When.Every(n), fault);
    }

    public void every(int n, Kind kind, Fault fault) {
        add(kind::equals, new When.Every(n), fault);
    }

    /** Each request gets it with this probability, from 0 to 1. */
    public void rate(double probability, Fault fault) {
        add(Kind::isData, new When.Rate(probability), fault);
    }

    public void rate(double probability, Kind kind, Fault fault) {
        add(kind::equals, new When.Rate(probability), fault);
    }

    /** Calls every order off; the random numbers begin anew. */
    public synchronized void clear() {
        orders.clear();
        random = new Random(seed);
    }

    /** How many orders stand; a spent one no longer does. */
    public synchronized int size() {
        return orders.size();
    }

    /** What happens to this request: at most one that was ordered next, and whatever else is due. */
    public List<Fault> forCall(Kind kind) {
        return due(kind, Fault.Scope.CALL);
    }

    /** What happens to one record of a request of this kind. */
    public Optional<Fault> forRecord(Kind kind) {
        return due(kind, Fault.Scope.RECORD).stream().findFirst();
    }

    /** Whether a Bulk job that starts now is to fail. */
    public Optional<Fault.JobFailed> forJob() {
        return due(Kind.BULK, Fault.Scope.JOB).stream()
                .map(Fault.JobFailed.class::cast)
                .findFirst();
    }

    /** How a request to the authorize endpoint is refused. */
    public Optional<Fault.AuthorizeRefused> forAuthorization() {
        return due(Kind.IDENTITY, Fault.Scope.AUTHORIZATION).stream()
                .map(Fault.AuthorizeRefused.class::cast)
                .findFirst();
    }

    private synchronized void add(Predicate<Kind> target, When when, Fault fault) {
        orders.add(new Order(target, when, fault, new Random(random.nextLong())));
    }

    private synchronized List<Fault> due(Kind kind, Fault.Scope scope) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var due = new ArrayList<Fault>();
        var nextTaken = false;
        for (var each = orders.iterator(); each.hasNext(); ) {
            var order = each.next();
            if (order.fault.scope() != scope || !order.target.test(kind)) {
                continue;
            }
            if (order.when instanceof When.Next) {
                if (!nextTaken) {
                    nextTaken = true;
                    due.add(order.fault);
                    each.remove();
                }
            } else if (isDue(order)) {
                due.add(order.fault);
            }
        }
        return due;
    }

    private boolean isDue(Order order) {
        order.seen++;
        return order.when instanceof When.Every every
                ? order.seen % every.n() == 0
                : order.when instanceof When.Rate rate && order.random.nextDouble() < rate.probability();
    }
}
