/** The words of conditions. A condition is a map from names to tests; several keys must all hold. */

import { LEVEL } from "./judging.ts";
import { CONDITION, FORMULA, type KeywordMap, list, optional, required } from "./keyword.ts";

const TEST = { kind: "test" } as const;

export const CONDITIONS: readonly KeywordMap[] = [
  {
    name: "all of",
    says: "Every one of several conditions holds.",
    keywords: [
      required(
        "all of",
        list(CONDITION),
        "[{ arrived: at least earliest }, { arrived: at most latest }]",
        "Every one holds.",
      ),
    ],
  },
  {
    name: "any of",
    says: "At least one of several conditions holds.",
    keywords: [
      required("any of", list(CONDITION), "[{ solution: met }, { workaround: met }]", "At least one holds."),
    ],
  },
  {
    name: "not",
    says: "A condition does not hold.",
    keywords: [required("not", CONDITION, "{ outcome: abandoned }", "It does not hold.")],
  },
  {
    name: "every member",
    says: "In a group: each member passes a test.",
    keywords: [required("every member", CONDITION, "{ on time: true }", "Each member passes.")],
  },
  {
    name: "some member",
    says: "In a group: at least one member passes a test.",
    keywords: [required("some member", CONDITION, "{ disputed: true }", "At least one member passes.")],
  },
  {
    name: "value",
    says: "A test of a formula, where a name is not enough.",
    keywords: [
      required("value", FORMULA, "{ in a row: uptime, verdict: missed }", "The formula."),
      required("is", TEST, "at least 3", "The test."),
    ],
  },
];

/** The keys of a test that is a map. */
export const TEST_MAP: KeywordMap = {
  name: "test",
  says: "Bounds by formulas, or the opposite of a test. In words: at most 5 seconds. A value alone must be equal, of a list one; known and missing ask whether there is a value.",
  keywords: [...LEVEL.keywords, optional("not", TEST, "urgent", "The opposite of a test.")],
};
