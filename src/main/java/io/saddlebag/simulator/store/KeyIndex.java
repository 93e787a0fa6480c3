package io.saddlebag.simulator.store;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Finds records by the value of one field. Holds record numbers only, eight bytes each, and asks for the keys when it
 * compares; records of one key hang in a chain, the newest first.
 */
final class KeyIndex {

    private static final int FREE = -1;
    private static final int EMPTIED = -2;

    private final IntFunction<String> keyOf;
    private int[] heads = filled(16);
    private int[] next = filled(16);
    private int used;

    /** @param keyOf the key of a record, as it is to be compared */
    KeyIndex(IntFunction<String> keyOf) {
        this.keyOf = keyOf;
    }

    /** The newest record with this key, or -1; {@link #after} gives the others. */
    int first(String key) {
        int slot = slotOf(key, heads);
        return slot < 0 ? -1 : heads[slot];
    }

    int after(int number) {
        return next[number];
    }

    void add(String key, int number) {
        if (number >= next.length) {
            next = longer(next, Math.max(number + 1, next.length * 2));
        }
        int slot = slotOf(key, heads);
        if (slot >= 0) {
            next[number] = heads[slot];
            heads[slot] = number;
            return;
        }
        next[number] = FREE;
        if (++used * 2 > heads.length) {
            grow();
        }
        heads[freeSlot(key, heads)] = number;
    }

    void remove(String key, int number) {
        int slot = slotOf(key, heads);
        if (slot < 0) {
            return;
        }
        if (heads[slot] == number) {
            heads[slot] = next[number] == FREE ? EMPTIED : next[number];
            return;
        }
        int before = heads[slot];
        while (before >= 0 && next[before] != number) {
            before = next[before];
        }
        if (before >= 0) {
            next[before] = next[number];
        }
    }

    private int slotOf(String key, int[] table) {
        int slot = spread(key) & table.length - 1;
        while (table[slot] != FREE) {
            if (table[slot] >= 0 && key.equals(keyOf.apply(table[slot]))) {
                return slot;
            }
            slot = slot + 1 & table.length - 1;
        }
        return -1;
    }

    private static int freeSlot(String key, int[] table) {
        int slot = spread(key) & table.length - 1;
        while (table[slot] != FREE) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        long live = Arrays.stream(heads).filter(head -> head >= 0).count();
        var bigger = filled(Math.max(16, Integer.highestOneBit((int) live) * 8));
        used = 1;
        for (int head : heads) {
            if (head >= 0) {
                bigger[freeSlot(keyOf.apply(head), bigger)] = head;
                used++;
            }
        }
        heads = bigger;
    }

    private static int spread(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private static int[] filled(int size) {
        var array = new int[size];
        Arrays.fill(array, FREE);
        return array;
    }

    private static int[] longer(int[] array, int size) {
        var longer = Arrays.copyOf(array, size);
        Arrays.fill(longer, array.length, size, FREE);
        return longer;
    }
}
