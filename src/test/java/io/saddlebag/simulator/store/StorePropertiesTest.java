package io.saddlebag.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;

class StorePropertiesTest {

    @Property
    void what_was_packed_is_unpacked(@ForAll @Size(max = 300) List<@WithNull String> values) {
        var texts = values.stream()
                .map(text -> text == null ? null : text.replaceAll("[\\ud800-\\udfff]", "x"))
                .toArray(String[]::new);

        var packed = Packed.pack(texts);

        assertThat(Packed.unpack(packed, texts.length)).isEqualTo(texts);
        for (int place = 0; place < texts.length; place++) {
            assertThat(Packed.value(packed, place)).isEqualTo(texts[place]);
        }
    }

    @Property
    void an_id_tells_its_number_in_both_its_lengths(@ForAll @LongRange(min = 0, max = 1_000_000_000L) long number) {
        var id = Ids.of("003", number);

        assertThat(id).hasSize(18).startsWith("003");
        assertThat(Ids.numberOf("003", id)).isEqualTo(number);
        assertThat(Ids.numberOf("003", id.substring(0, 15))).isEqualTo(number);
        assertThat(Ids.numberOf("001", id)).isEqualTo(-1);
        assertThat(Ids.isWellFormed(id.substring(0, 17) + "9")).isFalse();
    }

    /** Numbers below zero take the record away again; there are few keys, so that many records share one. */
    @Property
    void an_index_finds_what_a_map_would_find(
            @ForAll @Size(max = 300) List<@IntRange(min = -12, max = 12) Integer> steps) {
        var keys = new ArrayList<String>();
        var index = new KeyIndex(keys::get);
        var expected = new HashMap<String, List<Integer>>();
        for (var step : steps) {
            var key = "k" + Math.abs(step);
            var held = expected.computeIfAbsent(key, k -> new ArrayList<>());
            if (step >= 0) {
                keys.add(key);
                index.add(key, keys.size() - 1);
                held.add(keys.size() - 1);
            } else if (!held.isEmpty()) {
                index.remove(key, held.remove(held.size() / 2));
            }
        }

        expected.forEach((key, numbers) -> assertThat(found(index, key)).containsExactlyInAnyOrderElementsOf(numbers));
    }

    private static List<Integer> found(KeyIndex index, String key) {
        var found = new ArrayList<Integer>();
        for (int number = index.first(key); number >= 0; number = index.after(number)) {
            found.add(number);
        }
        return found;
    }
}
