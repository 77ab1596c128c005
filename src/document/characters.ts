/** Which characters may a signed text hold, and which may a name hold?
 *
 *  Two names that look alike on paper must be alike: characters that cannot be seen, or that turn the
 *  reading direction of their neighbours, are refused in names. Anywhere in the text a NUL or half of
 *  a surrogate pair is refused, because other programs cut or replace them and the hash would differ. */

/** Offsets of characters that no text may hold. */
export function badCharacters(text: string): readonly number[] {
  return [...text.matchAll(NOWHERE)].map((match) => match.index);
}

/** The first character that a name may not hold, as "U+202E", or undefined. */
export function hiddenCharacter(name: string): string | undefined {
  const found = HIDDEN_IN_NAMES.exec(name)?.[0];
  return found === undefined ? undefined : codePointName(found);
}

/** "U+0000". */
export function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Control characters other than tab and line ends, half pairs, and the two non-characters. */
const NOWHERE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming the refused characters is the purpose.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Controls, line ends, direction marks and overrides, and characters without width. */
const HIDDEN_IN_NAMES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming the refused characters is the purpose.
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/;
