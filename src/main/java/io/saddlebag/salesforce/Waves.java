package io.saddlebag.salesforce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;

/**
 * Which records of a delivery go together: up to 200 open ones in order, none of which has a key that an earlier open one
 * has; or a half of a call that was refused whole.
 */
final class Waves {

    private final List<Item> items;
    private final Deque<List<Item>> halves = new ArrayDeque<>();

    Waves(List<Item> items) {
        this.items = items;
    }

    List<Item> next() {
        return halves.isEmpty() ? wave() : halves.poll();
    }

    private List<Item> wave() {
        var keys = new HashSet<String>();
        var wave = new ArrayList<Item>();
        for (Item item : items) {
            if (item.isOpen()
                    && wave.size() < Delivery.RECORDS_PER_CALL
                    && (item.key.isEmpty() || keys.add(item.key))) {
                wave.add(item);
            }
        }
        return wave;
    }

    /** Two calls in place of this one. */
    void halve(List<Item> batch) {
        int middle = batch.size() / 2;
        halves.push(batch.subList(middle, batch.size()));
        halves.push(batch.subList(0, middle));
    }

    /** A half that was not answered goes before the other halves, so that a call refused whole stays divided. */
    void again(List<Item> batch) {
        if (!halves.isEmpty() && !batch.isEmpty()) {
            halves.push(batch);
        }
    }
}
