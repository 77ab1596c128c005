/** What did the writer mean? The known name that is nearest to an unknown one.
 *
 *  A misspelt name is the commonest mistake in an agreement, so every "unknown" problem ends with the
 *  name that was probably meant, or else with the names that exist. Nearness is the number of single
 *  keystrokes between two words (insert, delete, replace, swap); a third of the word may differ. A word
 *  that stands in one name only is enough, too. */

/** The nearest candidate, or undefined when none is near; of equally near ones the first. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const strokes = keystrokes(wanted, candidate.toLowerCase(), fewest);
    if (strokes >= fewest) continue;
    fewest = strokes;
    best = candidate;
  }
  return best;
}

/** How many names are looked at: a list of thousands is not worth the wait for a suggestion. */
const MOST_COMPARED = 300;

/** The end of a sentence about an unknown word: `did you mean "office"?`, or the words that exist. */
export function meant(word: string, candidates: Iterable<string>): string {
  const known = [...new Set(candidates)];
  const near = nearest(word, known.slice(0, MOST_COMPARED)) ?? longer(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return "nothing of the kind is declared.";
  const shown = known.slice(0, MOST_SHOWN).map((each) => `"${each}"`);
  const more = known.length > MOST_SHOWN ? ` and ${known.length - MOST_SHOWN} more` : "";
  return `known here: ${shown.join(", ")}${more}.`;
}

/** The only candidate of several words that holds this one: "quarter" for "calendar quarter". */
function longer(word: string, candidates: readonly string[]): string | undefined {
  const [first, second] = candidates.filter((each) => each.split(" ").includes(word));
  return second === undefined ? first : undefined;
}

const MOST_SHOWN = 8;

/** Single keystrokes that turn one word into the other, or `limit` when they are at least so many; a
 *  swap of neighbours counts as one. Two rows whose strokes all reach the limit end the search. */
function keystrokes(from: string, to: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  let fewestInLast = 0;
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let fewest = row;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from.charCodeAt(row - 1) === to.charCodeAt(column - 1);
      const replaced = at(last, column - 1) + (same ? 0 : 1);
      const swapped = isSwap(from, to, row, column) ? at(beforeLast, column - 2) + 1 : Infinity;
      const strokes = Math.min(replaced, swapped, at(last, column) + 1, at(current, column - 1) + 1);
      current.push(strokes);
      if (strokes < fewest) fewest = strokes;
    }
    if (fewest >= limit && fewestInLast >= limit) return limit;
    fewestInLast = fewest;
    beforeLast = last;
    last = current;
  }
  return Math.min(limit, at(last, to.length));
}

function isSwap(from: string, to: string, row: number, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    from.charCodeAt(row - 1) === to.charCodeAt(column - 2) &&
    from.charCodeAt(row - 2) === to.charCodeAt(column - 1)
  );
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
