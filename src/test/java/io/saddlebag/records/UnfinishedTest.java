package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".contacts.csv.swp",
                ".#contacts.csv",
                ".contacts.csv.AbC123",
                ".syncthing.contacts.csv.tmp",
                ".nfs000000000123",
                ".DS_Store",
                "~$contacts.xlsx",
                "~syncthing~contacts.csv.tmp",
                "contacts.csv.CRDOWNLOAD",
                "contacts.csv.filepart",
                "contacts.csv.1a2b3c4d.partial",
                "contacts.csv.ocTransferId123456.part",
                "contacts.csv._COPYING_",
                "contacts.csv_.gstmp",
                "contacts.csv.6eF0a9B1",
                "sedXy12Ab",
                "tmp.Xy12Ab34Cd",
                "contacts.csv.sb-1a2b3c4d-AbCdEf",
                "5F3A2000",
                "contacts.csv~",
                "contacts.csv.~1~",
                "contacts.bak",
                "contacts.csv.BAK2",
                "contacts.csv.save.1",
                "#contacts.csv#",
                "contacts.csv.swx",
                "4913",
                "contacts.csv___jb_tmp___",
                "contacts.csv.lock",
                "contacts (Ada's conflicted copy 2026-03-31).csv",
                "contacts.sync-conflict-20260331-120000-ABCDEFG.csv",
                "contacts_conflict-20260331-120000.csv",
                "contacts (SFConflict ada@example.org 2026-03-31-12-00-00).csv",
                "Thumbs.db",
                "desktop.ini"
            })
    void what_programs_keep_beside_the_real_file_is_left_alone(String name) {
        assertThat(Unfinished.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts.csv",
                "contacts (1).csv",
                "Copy of contacts.csv",
                "contacts.csv.20260331",
                "20260331",
                "4914",
                "tmp.csv",
                "sedan.csv",
                "lock.csv",
                "partial.csv",
                "backup.csv",
                "contacts.old.csv",
                "old",
                "conflict-of-interest.csv",
                "contacts#1.csv",
                "deadbeef.csv",
                "contacts"
            })
    void a_name_that_only_looks_alike_is_loaded(String name) {
        assertThat(Unfinished.isName(name)).isFalse();
    }

    @Test
    void every_name_that_the_readme_lists_is_left_alone() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var from = readme.indexOf("### Names that are left alone");
        var list = readme.substring(from, readme.indexOf("\n#", from + 1));

        var names = Pattern.compile("`([^`]+)`").matcher(list).results().map(found -> found.group(1));

        assertThat(names).hasSizeGreaterThan(50).allMatch(Unfinished::isName);
    }
}
