/**
 * Reads one TypeScript file the way tidy's rules need it: the text as written, and the same text with every
 * comment and every string blanked out, so that a rule about code is never fooled by prose.
 *
 * Both texts have the same length and the same line breaks: an offset in one is an offset in the other. The
 * compiler's own parser would be exact, but version 7 offers it only as an unstable interface; this reader knows
 * just enough of the language (comments, strings, templates, regular expressions) and has its own tests.
 */

export interface SourceFile {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** `text` with the insides of comments, strings, templates and regular expressions blanked. */
  readonly code: string;
}

/** An import or re-export as written. */
export interface Import {
  readonly specifier: string;
  readonly offset: number;
}

export function readSource(path: string, text: string): SourceFile {
  return { path, text, code: blankProse(text) };
}

/** Every specifier a file imports, statically or dynamically, in the order of the text. */
export function importsOf(source: SourceFile): readonly Import[] {
  const pattern = /\b(?:from\s*|import\s*\(?\s*)(["'])( *)\1/dg;
  return [...source.code.matchAll(pattern)].map((match) => {
    const [start, end] = match.indices?.[2] ?? [match.index, match.index];
    return { specifier: source.text.slice(start, end), offset: match.index };
  });
}

/** True for a file that holds test cases, which follow looser rules. */
export function isTest(path: string): boolean {
  return path.endsWith(".test.ts");
}

const commentOrString = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/y;
const regularExpression = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
const plainCode = /[^/"'`{}]+/y;

/** From a back quote, or from the brace that ends `${…}`, to the next `${` or the closing back quote. */
const templateText = /[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y;

/** A slash begins a regular expression where no value can have ended just before it. */
const noValueBefore = /(?:^|[([{,;:=!&|?+\-*%<>~^]|\b(?:return|typeof|case|in|of))\s*$/;

function blankProse(text: string): string {
  let code = "";
  // One number for each template being read: how many braces are open inside its present `${…}`.
  const openBraces: number[] = [];
  while (code.length < text.length) {
    const at = code.length;
    const prose = proseAt(text, at, code, openBraces);
    if (prose !== "") {
      code += blank(prose);
      continue;
    }
    const top = openBraces.length - 1;
    if (top >= 0 && text[at] === "{") openBraces[top] = (openBraces[top] ?? 0) + 1;
    if (top >= 0 && text[at] === "}") openBraces[top] = (openBraces[top] ?? 0) - 1;
    code += matchAt(plainCode, text, at) || text.charAt(at);
  }
  return code;
}

function proseAt(text: string, at: number, before: string, openBraces: number[]): string {
  const resumesTemplate = text[at] === "}" && openBraces.at(-1) === 0;
  if (text[at] === "`" || resumesTemplate) {
    const chunk = matchAt(templateText, text, at);
    if (resumesTemplate) openBraces.pop();
    if (chunk.endsWith("${")) openBraces.push(0);
    return chunk;
  }
  const found = matchAt(commentOrString, text, at);
  if (found !== "" || text[at] !== "/" || !noValueBefore.test(before.slice(-60))) return found;
  return matchAt(regularExpression, text, at);
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** Keeps line breaks, and the marks at both ends, so that quotes and `${` stay visible. */
function blank(prose: string): string {
  if (prose.startsWith("/")) return prose.replace(/[^\n]/g, " ");
  const endMark = prose.endsWith("${") ? 2 : 1;
  const inside = prose.slice(1, -endMark).replace(/[^\n]/g, " ");
  return prose.charAt(0) + inside + prose.slice(-endMark);
}
