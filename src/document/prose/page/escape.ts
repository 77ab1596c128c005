/** Text made harmless for HTML; every text of a document or a fact passes here before it meets a tag. */

/** Escapes for element content and for attribute values in double quotes. Control characters, which no
 *  HTML document may hold, become the replacement character. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replace(CONTROLS, "\uFFFD");
}

/** ` class="value" data-pointer="/a"`, with a leading space; empty attributes are left out. */
export function attributes(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .filter(([, text]) => text !== "")
    .map(([name, text]) => ` ${name}="${escapeHtml(text)}"`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Marks that turn the direction of text could make a printed term read otherwise than it is.
const CONTROLS = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu;
