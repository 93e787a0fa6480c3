package io.saddlebag.simulator.bulk;

import java.util.List;
import java.util.Optional;

/**
 * One row of an upload.
 *
 * @param cells as they were meant: quotes taken off, nothing trimmed
 * @param problem why the row cannot be used; the cells are then as far as they could be read
 */
record CsvRow(List<String> cells, Optional<String> problem) {}
