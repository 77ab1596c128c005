/** What does a line of JSON say that its parsed value does not tell? Which keys stood twice, how a
 *  number was written, how deep it goes.
 *
 *  A reader of JSON keeps the last of two equal keys and rounds long numbers, both in silence. So the
 *  line is walked once more, token by token; it has to be JSON already, which makes the walk short: a
 *  string that is followed by a colon is a key, for JSON has no other place for that. */
import { pointerTo } from "../../engine/value/problem.ts";

/** Hears of what the walk comes by. Places are JSON pointers; those of the values of a list are the
 *  list's own, with an empty last step. */
export interface TokenListener {
  /** A key that stood in the same object before. */
  duplicateKey(key: string, place: () => string): void;
  /** A number, as it is written, the keys that lead to it and its place. */
  number?(written: string, keys: readonly string[], place: () => string): void;
  /** A brace or bracket is about to be the next one inwards; false ends the walk. */
  open?(depth: number, keys: readonly string[]): boolean;
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]|-?\d[\d.eE+-]*/g;

/** Walks the tokens of one line of JSON. */
export function walkTokens(line: string, listener: TokenListener): void {
  /** Per open brace the keys seen in it; `keys` are the last ones, which lead to where the walk is. */
  const seen: Set<string>[] = [];
  const keys: string[] = [];
  const place = (): string => pointerTo("", ...keys);
  for (const [token, colon] of line.matchAll(TOKEN)) {
    if (token === "{" || token === "[") {
      if (listener.open?.(keys.length, keys) === false) return;
      seen.push(new Set());
      keys.push("");
    } else if (token === "}" || token === "]") {
      seen.pop();
      keys.pop();
    } else if (colon !== undefined) {
      const key = keyIn(token.slice(0, -colon.length));
      keys[keys.length - 1] = key;
      const known = seen[seen.length - 1];
      if (known?.has(key)) listener.duplicateKey(key, place);
      known?.add(key);
    } else if (!token.startsWith('"')) listener.number?.(token, keys, place);
  }
}

function keyIn(token: string): string {
  if (!token.includes("\\")) return token.slice(1, -1);
  const key: unknown = JSON.parse(token);
  return String(key);
}
