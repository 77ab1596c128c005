/** The annex of a contract that rests on a template: what was agreed differently, place by place.
 *
 *  It adds nothing to what the clauses say; it spares both sides the comparison of two long texts. The
 *  template must be the very text that the agreement names, or the list would be about another one. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import { assert } from "../../engine/value/assert.ts";
import { documentHash } from "../canonical.ts";
import { type Deviation, deviationsOf, type Stated } from "../compose/deviations.ts";
import { type Phrase, words } from "./phrase.ts";
import type { ContractProse, ProseBlock, Sentence, Span } from "./prose.ts";
import { say, tell, type Voice, voiceOf } from "./voice.ts";

/** The contract with a last section of deviations; as it is when it rests on no template. */
export function withDeviations(
  prose: ContractProse,
  agreement: Agreement,
  template: Agreement,
): ContractProse {
  const { basedOn } = agreement;
  if (basedOn === undefined) return prose;
  assert(
    basedOn.hash === documentHash(template),
    "deviations are from the template that the agreement names",
  );
  const voice = voiceOf(prose.language, agreement);
  const found = deviationsOf(agreement, template, { language: prose.language });
  const number = `${prose.sections.length + 1}`;
  const title = say(voice, "deviationsSection", {
    agreement: words(basedOn.agreement),
    version: words(String(basedOn.version)),
  });
  const clause = {
    number: `${number}.1`,
    title: voice.phrases.deviationsTitle,
    pointer: "/based on",
    blocks: blocksOf(voice, found),
  };
  const section = { number, title: title.map(textOf).join(""), clauses: [clause] };
  return { ...prose, sections: [...prose.sections, section] };
}

function blocksOf(voice: Voice, found: readonly Deviation[]): readonly ProseBlock[] {
  if (found.length === 0) return [{ kind: "paragraph", text: spans(tell(voice, "deviationsNone")) }];
  const intro = say(voice, "deviationsIntro", { count: words(String(found.length)) });
  const { deviationPlaceColumn, deviationTemplateColumn, deviationHereColumn } = voice.phrases;
  const columns = [deviationPlaceColumn, deviationTemplateColumn, deviationHereColumn].map(plain);
  const rows = found.map((each) => rowOf(voice, each));
  return [
    { kind: "paragraph", text: spans(intro) },
    { kind: "table", caption: [], columns, rows },
  ];
}

function rowOf(voice: Voice, { kind, pointer, template, own }: Deviation): readonly Sentence[] {
  const steps = pointer.slice(1).split("/");
  const place = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")).join(" · ");
  const says = (stated: Stated | undefined, otherwise: "deviationAdded" | "deviationLeftOut"): Phrase => {
    if (stated === undefined) return tell(voice, otherwise);
    if (kind === "order") return say(voice, "deviationOrder", { list: words(stated.value) });
    return words(stated.sentence === "" ? stated.value : stated.sentence);
  };
  const here: Sentence =
    own === undefined
      ? spans(says(own, "deviationLeftOut"))
      : [{ kind: "passage", text: spans(says(own, "deviationLeftOut")).map(textOf).join(""), pointer }];
  return [plain(place), spans(says(template, "deviationAdded")), here];
}

function plain(text: string): Sentence {
  return spans(words(text));
}

function spans(phrase: Phrase): Sentence {
  return phrase.filter((piece): piece is Span => piece.kind !== "table");
}

function textOf(piece: Phrase[number]): string {
  return piece.kind === "table" ? "" : piece.text;
}
