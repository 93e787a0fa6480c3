package io.saddlebag.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/** An attacker: puts a good file, a link and a hard link to a secret under one name in turn, as fast as it can, and rests now and then. */
final class Swapper {

    private Swapper() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var inbox = Path.of(args[0]);
        var secret = Path.of(args[1]);
        var name = inbox.resolve("x.csv");
        var good = inbox.resolve(".good");
        var bait = inbox.resolve(".bait");
        var content = Files.readAllBytes(good);
        var random = new Random(1);
        for (long turn = 0; ; turn++) {
            Files.move(good, name, StandardCopyOption.ATOMIC_MOVE);
            if (turn == 0) {
                System.out.print('!');
                System.out.flush();
            }
            if (random.nextInt(20) == 0) {
                Thread.sleep(random.nextInt(15));
            }
            if (random.nextBoolean()) {
                Files.createSymbolicLink(bait, secret);
            } else {
                Files.createLink(bait, secret);
            }
            takeBack(name, good, content);
            Files.move(bait, name, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** It may have been loaded meanwhile. */
    private static void takeBack(Path name, Path good, byte[] content) throws IOException {
        try {
            Files.move(name, good, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.write(good, content);
        }
    }
}
