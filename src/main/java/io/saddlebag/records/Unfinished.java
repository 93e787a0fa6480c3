package io.saddlebag.records;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of files that other programs keep beside the real ones: unfinished downloads, uploads and copies, backups of
 * editors, locks, conflicting copies of file synchronisation. The README has the same list.
 */
public final class Unfinished {

    private static final Pattern NAME = Pattern.compile(
            Stream.of(
                            // Hidden: .DS_Store, .nfs0001, .x.swp of Vim, .#x of Emacs, .x.csv.Ab12Cd of rsync, ._x of
                            // macOS
                            "\\..*",
                            // Office, LibreOffice, Syncthing on Windows
                            "~.*",
                            // Unfinished: browsers, FTP clients, download managers, synchronisation, Hadoop, gsutil
                            ".*\\.(part|partial|tmp|temp|filepart|duckpart|crdownload|opdownload|download|gdownload)",
                            ".*\\.(aria2|incomplete|inprogress|uploading|writing|unfinished|ffs_tmp|!sync|!ut|!qb)",
                            ".*(_\\.gstmp|\\._copying_)",
                            // aws s3 cp: x.csv.6eF0a9B1, with a letter among the digits, for x.csv.20260331 is a date
                            ".*\\.(?=[0-9]*[a-f])[0-9a-f]{8}",
                            // GNU sed -i, mktemp, macOS safe save, the temporary files of Excel
                            "sed[a-z0-9]{6}|tmp\\.[a-z0-9]{10}|.*\\.sb-[0-9a-f]{8}-[a-z0-9]{6}",
                            "(?=[0-9]*[a-f])[0-9a-f]{8}",
                            // Backups: Emacs and many more, nano, patch and merge tools, Windows editors
                            ".*~|.*\\.(bak|backup|old|orig|save|sav|wbk|xlk)(\\.?[0-9]{1,3})?",
                            // Emacs' auto-save, Vim's swap file and its trial of a folder, IntelliJ
                            "#.*#|.*\\.sw[a-px]|4913|.*___jb_(tmp|old|bak)___",
                            ".*\\.(lock|lck)",
                            // Conflicts: Dropbox, Nextcloud, Syncthing, ownCloud, Seafile
                            ".*\\(.*(conflicted copy|case conflict|sfconflict).*\\).*",
                            ".*(\\.sync-conflict-|_conflict-)[0-9]{8}-[0-9]{6}.*",
                            // What Windows puts into its folders
                            "(eh)?thumbs\\.db|desktop\\.ini")
                    .reduce((one, other) -> one + "|" + other)
                    .orElseThrow(),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private Unfinished() {}

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
