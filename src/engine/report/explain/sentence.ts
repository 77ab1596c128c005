/** One node of an explanation, with its quantity, its text and its sentence.
 *
 *  The quantity is computed from the parts and never handed in, so a node cannot state what its parts
 *  do not give. The sentence is made of the texts of the parts and the word of the operation. */

import type { Quantity, Value } from "../../measure/evaluation.ts";
import type { ValueType } from "../../prepare/expression.ts";
import type { Ratio } from "../../value/ratio.ts";
import { quantityText } from "../quantity-text.ts";
import type { ExplainedInterval, ExplainedRule, Explanation, Operation } from "./explanation.ts";
import { quantityOf, recompute } from "./recompute.ts";
import type { Standing } from "./standing.ts";

export interface NodeDraft {
  readonly label: string;
  readonly operation: Operation;
  readonly type: ValueType;
  readonly percent?: boolean;
  readonly parts?: readonly Explanation[];
  readonly intervals?: readonly ExplainedInterval[];
  readonly count?: number;
  readonly rule?: ExplainedRule;
  readonly facts?: readonly string[];
  /** The value of a leaf; a node with parts has the value that they give. */
  readonly value?: Value;
  readonly path?: string;
  readonly at?: string;
  /** Replaces the sentence that the operation makes. */
  readonly sentence?: (text: string) => string;
  /** Values from which the text has to be told apart. */
  readonly bounds?: readonly Ratio[];
}

/** The node of a draft. */
export function node(standing: Standing, draft: NodeDraft): Explanation {
  const { label, operation, parts = [], intervals, count, rule, facts = [] } = draft;
  const leaf = quantityOf(draft.type, draft.value);
  const bare = {
    path: draft.path ?? standing.path,
    label,
    operation,
    parts,
    facts,
    pointer: draft.at ?? standing.at,
    version: standing.telling.plan.agreement.version,
    ...(intervals === undefined ? {} : { intervals }),
    ...(count === undefined ? {} : { count }),
    ...(rule === undefined ? {} : { rule }),
    ...(leaf === undefined ? {} : { quantity: leaf }),
  };
  const quantity = quantityOf(draft.type, recompute({ ...bare, text: "", sentence: "" }));
  const text = textOf(standing, quantity, draft);
  const sentence = draft.sentence?.(text) ?? sentenceOf(draft, text);
  const { quantity: _, ...rest } = { quantity: undefined, ...bare };
  return { ...rest, text, sentence, ...(quantity === undefined ? {} : { quantity }) };
}

function textOf(standing: Standing, quantity: Quantity | undefined, draft: NodeDraft): string {
  // A choice or a name passes its value on as it was written: "1 business hour" stays one, and "2 business
  // days" are told although no number of milliseconds stands for them.
  const last = draft.parts?.at(-1);
  if (last !== undefined && PASSED_ON.has(draft.operation) && draft.bounds === undefined) return last.text;
  if (quantity === undefined) return "no value";
  const { plan } = standing.telling;
  const bounds = draft.bounds ?? [];
  return quantityText(quantity, {
    currency: plan.currency,
    percent: draft.percent ?? false,
    zone: plan.zone,
    bounds,
  });
}

const PASSED_ON: ReadonlySet<Operation> = new Set(["same", "table", "band", "choice", "in force"]);

/** Short sums are written out; long ones say how many parts they have. */
const MOST_WRITTEN_OUT = 5;

function sentenceOf({ label, operation, parts = [], intervals = [], rule }: NodeDraft, text: string): string {
  const texts = parts.map((part) => part.text);
  const last = texts.at(-1) ?? text;
  switch (operation) {
    case "constant":
      return label === text
        ? `${text}, as the agreement says.`
        : `${label} is ${text}, as the agreement says.`;
    case "fact":
    case "given":
    case "reading":
    case "test":
    case "verdict":
      return `${label}: ${text}.`;
    case "same":
      return `${label} is ${text}.`;
    case "sum":
      return chain(label, texts, " + ", text);
    case "difference":
      return chain(label, texts, " − ", text);
    case "product":
      return chain(label, texts, " × ", text);
    case "quotient":
    case "share":
    case "mean":
      return chain(label, texts.slice(0, 2), " ÷ ", text);
    case "smallest":
      return `${label}: the smallest of ${texts.join(", ")} is ${text}.`;
    case "largest":
      return `${label}: the largest of ${texts.join(", ")} is ${text}.`;
    case "full steps":
    case "started steps":
      return `${label}: ${last} holds ${text} ${operation} of ${texts[0] ?? ""}.`;
    case "rounded":
      return `${label}: ${last}, rounded ${rule?.kind === "rounding" ? rule.mode : ""}, is ${text}.`;
    case "table":
    case "band":
    case "in force":
    case "choice":
      return `${label}: ${text}.`;
    case "count":
      return `${label}: ${text}.`;
    case "lowest":
    case "highest":
    case "percentile":
      return `${label} is ${text}.`;
    case "intervals":
    case "longest interval":
    case "number of intervals": {
      const counted = intervals.filter((interval) => interval.counted > 0).length;
      return `${label}: ${text}, from ${counted} ${counted === 1 ? "stretch" : "stretches"} of time.`;
    }
  }
}

function chain(label: string, texts: readonly string[], sign: string, text: string): string {
  if (texts.length === 0) return `${label}: nothing, so ${text}.`;
  if (texts.length > MOST_WRITTEN_OUT) return `${label}: ${texts.length} parts give ${text}.`;
  return `${label}: ${texts.join(sign)} = ${text}.`;
}
