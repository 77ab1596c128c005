/** Who agrees, for how long, under which terms: the frame around the service levels. */

import type {
  Agreement,
  AgreementKind,
  AgreementParty,
  Clause,
  Service,
} from "../../engine/prepare/agreement.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { periodPhrase } from "./formula/literals.ts";
import { serviceDates, taxClauses } from "./formula/prices.ts";
import { type DraftClause, joined, named, type Phrase, paragraph, passage, value } from "./phrase.ts";
import { listed, type PhraseKey, say, tell, type Voice } from "./voice.ts";

/** "Service level agreement support-desk, version 1, in the English language". Prose in the other language
 *  says that it is a translation, for two texts that both govern would sooner or later differ. */
export function subtitlePhrase(voice: Voice, agreement: Agreement): Phrase {
  const language = agreement.governing.language === "en" ? "languageEn" : "languageDe";
  const isTranslation = agreement.governing.language !== voice.language;
  return say(voice, isTranslation ? "subtitleTranslated" : "subtitle", {
    kind: value(voice.phrases[KINDS[agreement.kind]], "/kind"),
    id: value(agreement.id, "/id"),
    version: value(String(agreement.version), "/version"),
    language: value(voice.phrases[language], "/governing/language"),
  });
}

/** The last line: by it a signature names the document, the language and the words that were read. */
export function colophonPhrase(voice: Voice, hash: string, printer: string): Phrase {
  return say(voice, "colophon", {
    hash: value(hash, ""),
    language: tell(voice, voice.language === "en" ? "colophonEn" : "colophonDe"),
    printer: value(printer, ""),
  });
}

const KINDS: Readonly<Record<AgreementKind, PhraseKey>> = {
  "service level agreement": "kindService",
  "operational level agreement": "kindOperational",
  "underpinning contract": "kindUnderpinning",
};

export function partiesClause(voice: Voice, agreement: Agreement): DraftClause {
  const parties = agreement.parties.map((party) =>
    say(voice, "party", {
      name: value(party.name, pointerTo("/between", party.role)),
      role: tell(voice, ROLES[party.role]),
    }),
  );
  const sentence = say(voice, "parties", { parties: listed(voice, parties, "and") });
  return { title: voice.phrases.partiesTitle, pointer: "/between", blocks: [paragraph(sentence)] };
}

export const ROLES: Readonly<Record<AgreementParty["role"], PhraseKey>> = {
  provider: "roleProvider",
  customer: "roleCustomer",
  supplier: "roleSupplier",
};

/** From which template the terms come; none for an agreement of its own. */
export function basedOnClauses(voice: Voice, { basedOn }: Agreement): readonly DraftClause[] {
  if (basedOn === undefined) return [];
  const sentence = say(voice, "basedOn", {
    agreement: value(basedOn.agreement, "/based on/agreement"),
    version: value(String(basedOn.version), "/based on/version"),
    hash: value(basedOn.hash, "/based on/hash"),
  });
  return [{ title: voice.phrases.basedOnTitle, pointer: "/based on", blocks: [paragraph(sentence)] }];
}

export function termClause(voice: Voice, { term }: Agreement): DraftClause {
  const from = value(voice.forms.date(term.from), "/term/from");
  const sentences = [
    term.to === undefined
      ? say(voice, "termOpen", { from })
      : say(voice, "termClosed", { from, to: value(voice.forms.date(term.to), "/term/to") }),
  ];
  if (term.renews !== undefined) {
    sentences.push(say(voice, "renews", { length: value(voice.forms.amount(term.renews), "/term/renews") }));
  }
  if (term.notice !== undefined) {
    sentences.push(say(voice, "notice", { length: value(voice.forms.amount(term.notice), "/term/notice") }));
  }
  return { title: voice.phrases.termTitle, pointer: "/term", blocks: [paragraph(joined(sentences, " "))] };
}

export function serviceClause(voice: Voice, service: Service): DraftClause {
  const at = pointerTo("/services", service.name);
  const sentences = [say(voice, "service", { name: named(service.name, at) })];
  if (service.catalogueId !== undefined) {
    sentences.push(
      say(voice, "serviceCatalogue", { id: value(service.catalogueId, pointerTo(at, "catalogue id")) }),
    );
  }
  if (service.owner !== undefined) {
    sentences.push(say(voice, "serviceOwner", { owner: value(service.owner, pointerTo(at, "owner")) }));
  }
  sentences.push(...serviceDates(voice, service));
  if (service.outOfScope.length > 0) {
    const outside = service.outOfScope.map((each, index) =>
      value(each, pointerTo(at, "out of scope", index)),
    );
    sentences.push(say(voice, "serviceScope", { list: joined(outside, voice.phrases.semicolon) }));
  }
  if (service.customerDuties !== undefined) {
    const duties = service.customerDuties.map((each, index) =>
      value(each, pointerTo(at, "duties of the customer", index)),
    );
    sentences.push(say(voice, "serviceDuties", { list: joined(duties, voice.phrases.semicolon) }));
  }
  return { title: service.name, pointer: at, blocks: [paragraph(joined(sentences, " "))] };
}

export function governingClauses(voice: Voice, agreement: Agreement): readonly DraftClause[] {
  const { governing } = agreement;
  const period = say(voice, "periodGoverning", {
    period: periodPhrase(voice, governing.period, "/governing/period"),
  });
  const zone = say(voice, "zoneGoverning", {
    zone: value(governing.zone, "/governing/zone"),
    release: value(governing.zoneRelease, "/governing/zone data"),
  });
  const currency = say(voice, "moneyGoverning", {
    currency: value(governing.currency, "/governing/currency"),
  });
  const at = "/governing/evidence window";
  const evidence =
    governing.evidenceWindow === undefined
      ? tell(voice, "evidenceOpen")
      : say(voice, "evidenceWindow", { amount: value(voice.forms.amount(governing.evidenceWindow), at) });
  const { periodTitle, zoneTitle, moneyTitle, evidenceTitle } = voice.phrases;
  return [
    { title: periodTitle, pointer: "/governing/period", blocks: [paragraph(period)] },
    { title: zoneTitle, pointer: "/governing/zone", blocks: [paragraph(zone)] },
    { title: moneyTitle, pointer: "/governing/currency", blocks: [paragraph(currency)] },
    ...taxClauses(voice, agreement),
    { title: evidenceTitle, pointer: "/governing", blocks: [paragraph(evidence)] },
  ];
}

/** The parties' own words, as they wrote them. */
export function freeClause(voice: Voice, clause: Clause): DraftClause {
  const at = pointerTo("/clauses", clause.id);
  const id = value(clause.id, at);
  return {
    title: clause.title,
    pointer: at,
    blocks: [
      paragraph(passage(clause.text, pointerTo(at, "text"))),
      paragraph(say(voice, "clauseCited", { id })),
    ],
  };
}

/** Entries for tools; the engine never reads them, yet they are signed with the rest. */
export function extensionClauses(agreement: Agreement): readonly DraftClause[] {
  return Object.entries(agreement.extensions).map(([key, json]) => {
    const at = pointerTo("", key);
    return { title: key, pointer: at, blocks: [paragraph(passage(json, at))] };
  });
}
