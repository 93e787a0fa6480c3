package io.saddlebag.flow;

import io.saddlebag.mapping.MembersSeen;
import io.saddlebag.records.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is reported of a file at its end beside the outcome of its rows: in the status, and as a line of its results.
 *
 * @param forAPerson whether a person must look at it
 */
record Notice(String code, String text, boolean forAPerson) {

    static List<Notice> atTheEnd(Load load) {
        var notices = new ArrayList<Notice>();
        ofMissing(load, load.members()).ifPresent(notices::add);
        if (load.flow().mapping().rest().isPresent()) {
            UnknownNames.atTheEnd(load.members().names(), load.object().name(), load.fitting())
                    .map(Notice::ofUnknown)
                    .ifPresent(notices::add);
        }
        BlankRows.told(load.blankRows()).ifPresent(told -> notices.add(new Notice(BlankRows.CODE, told, false)));
        return notices;
    }

    static Optional<Notice> ofMissing(Load load, MembersSeen seen) {
        return MemberProblems.atTheEnd(seen, load.flow()).map(text -> new Notice(MemberProblems.CODE, text, true));
    }

    static Notice ofUnknown(String text) {
        return new Notice(UnknownNames.CODE, text, true);
    }

    static String texts(List<Notice> notices) {
        return notices.stream().map(Notice::text).collect(Collectors.joining(" "));
    }

    static String resultLines(List<Notice> notices, Load load) {
        return notices.stream()
                .map(notice -> load.resultLines().notice(notice.code(), notice.text()))
                .collect(Collectors.joining());
    }

    /** Columns that no expression reads are normal where the mapping does not take every field by its name. */
    static Optional<String> unread(Load load) {
        var mapping = load.flow().mapping();
        var unread = mapping.rest().isPresent()
                ? List.<String>of()
                : load.members().names().unread(mapping);
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of("the mapping does not read "
                        + UnknownNames.listed(
                                unread.stream()
                                        .map(name -> "'" + ColumnName.shown(name) + "'")
                                        .toList(),
                                " and "));
    }
}
