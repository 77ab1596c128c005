/** The keys by which a document rests on another: which template, and what of it does not hold. */

import {
  choice,
  type Keyword,
  type KeywordMap,
  list,
  mapOf,
  optional,
  required,
  TEXT,
  text,
  WHOLE,
} from "./keyword.ts";

export const BASED_ON: KeywordMap = {
  name: "template",
  says: "The agreement that this one takes its terms from. A short document writes only what differs; composed, it stands in full and still names its template.",
  keywords: [
    required("agreement", TEXT, "managed-services", "The id of the template, which is an agreement itself."),
    required("version", WHOLE, "7", "Which version of it."),
    optional(
      "hash",
      text("^[0-9a-f]{64}$"),
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "SHA-256 of its canonical text, so that nobody can change it unseen; a draft may leave it out.",
    ),
    optional(
      "text",
      choice(["in full"]),
      "in full",
      "Says that nothing has to be looked up in the template any more; composing writes it.",
    ),
  ],
};

/** Both stand at the top of the document. */
export const TEMPLATE_KEYS: readonly Keyword[] = [
  optional(
    "based on",
    mapOf(BASED_ON),
    "{ agreement: managed-services, version: 7 }",
    "The template whose terms hold here, unless this document says otherwise.",
  ),
  optional(
    "leaves out",
    list(TEXT),
    "[targets/latency, credits/late]",
    "What of the template does not hold here, by the keys that lead to it. What is left out may be written anew.",
  ),
];
