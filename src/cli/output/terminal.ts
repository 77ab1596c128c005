/** What reaches the terminal, and what must not?
 *
 *  Names and cells come from files of other people. A terminal obeys certain characters in them: they
 *  move the cursor, hide what was printed or turn its direction. So text for people shows such a
 *  character as its escape. A result for programs keeps its bytes, unless a person is looking. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the characters is the purpose.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** The text with every character that a terminal would obey written as "\u001b". */
export function visible(text: string): string {
  return text.replace(OBEYED, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** Prints text for people on standard output. */
export function say(text: string): void {
  process.stdout.write(visible(text));
}

/** Prints a result for programs on standard output: byte for byte, except on a terminal. */
export function sayExactly(text: string): void {
  process.stdout.write(process.stdout.isTTY ? visible(text) : text);
}

/** Prints what a person should know beside the result, on standard error. */
export function tell(text: string): void {
  process.stderr.write(visible(text));
}

/** A text of one line, cut where a reader would stop reading. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}

/** A reader that closes the pipe early (`| head`) has seen enough: that is no failure. */
export function watchPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 3));
}
