package io.saddlebag.cli;

import io.saddlebag.CannotStart;
import io.saddlebag.ledger.LedgerDamaged;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.salesforce.login.CredentialsUnusable;
import io.saddlebag.secrets.Secrets;
import io.saddlebag.words.Words;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what stopped a command into one line for a person and an exit code. */
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        LOG.debug("The command failed", failure);
        var err = command.getErr();
        if (failure instanceof CannotStart wrong) {
            wrong.problems().forEach(problem -> err.println(Secrets.hidden(problem.toString())));
            err.printf(
                    "%s. Nothing was started.%n", Words.count(wrong.problems().size(), "problem"));
        } else if (failure instanceof LedgerDamaged
                || failure instanceof LedgerUnavailable
                || failure instanceof CredentialsUnusable) {
            err.println(Secrets.hidden(failure.getMessage()));
        } else {
            err.println(Secrets.hidden(sentence(failure)));
        }
        return ExitCode.NOT_STARTED;
    }

    /** What nobody planned: the words of a library, behind ours. */
    private static String sentence(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof FileSystemException file) {
            return "%s cannot be read or written (%s).".formatted(file.getFile(), why(file));
        }
        return "The command failed (%s: %s). Set SADDLEBAG_OPTS=-Dsaddlebag.log=DEBUG to see where."
                .formatted(root.getClass().getSimpleName(), root.getMessage());
    }

    private static String why(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        return failure instanceof NoSuchFileException
                ? "it is not there"
                : Optional.ofNullable(failure.getReason()).orElse("it is in the way");
    }
}
