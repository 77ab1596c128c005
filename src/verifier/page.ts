/** The verifier page: takes a bundle from its reader's disk and says what it proves.
 *
 *  Everything happens here, in this file, without a network: the page forbids itself every connection. A large
 *  bundle keeps the page busy for some seconds, so what is going on is shown first. */

import type { Language } from "../engine/value/format.ts";
import { type Verification, verifyBundle } from "../evidence/verify.ts";
import { filled } from "../journal/flaw.ts";
import { type PublicKey, parseKey } from "../journal/key.ts";
import { zoneRelease } from "../zones/release.ts";
import { element, resultElements } from "./view.ts";
import { PAGE_WORDS } from "./words.ts";

interface State {
  language: Language;
  /** The bundle that was taken last. */
  bytes?: Uint8Array;
}

const zones = zoneRelease();
const state: State = { language: navigator.language.startsWith("de") ? "de" : "en" };

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has an element "${id}"`);
  return found;
}

/** Every text of the page in the language chosen. */
function speak(): void {
  const words = PAGE_WORDS[state.language];
  document.documentElement.lang = state.language;
  document.title = words.title;
  for (const key of ["title", "lead", "drop", "choose", "keys", "keysHint", "trust"] as const)
    byId(`words-${key}`).textContent = words[key];
  for (const language of ["en", "de"] as const)
    byId(`language-${language}`).setAttribute("aria-pressed", String(language === state.language));
  show();
}

/** Verifies what was taken last, and shows what was found. */
function show(): void {
  const result = byId("result");
  const { bytes, language } = state;
  if (bytes === undefined) return;
  const words = PAGE_WORDS[language];
  result.replaceChildren(element("p", words.reading));
  setTimeout(() => {
    const { keys, unreadable } = keysNamed();
    const lost = unreadable.map((line) => {
      const told = element("p", filled(words.badKey, { line }));
      told.className = "fails";
      return told;
    });
    try {
      const verification: Verification = verifyBundle(bytes, { trusted: keys, zones });
      result.replaceChildren(...lost, ...resultElements(verification, language));
    } catch (failure) {
      const told = element("p", filled(words.broke, { reason: String(failure) }));
      told.id = "verdict";
      told.className = "fails";
      result.replaceChildren(told);
    }
  });
}

function keysNamed(): { readonly keys: readonly PublicKey[]; readonly unreadable: readonly string[] } {
  const area = byId("keys");
  const text = area instanceof HTMLTextAreaElement ? area.value : "";
  const lines = text.split("\n").flatMap((line) => line.trim() || []);
  return {
    keys: lines.flatMap((line) => parseKey(line) ?? []),
    unreadable: lines.filter((line) => parseKey(line) === undefined),
  };
}

async function take(file: File | undefined): Promise<void> {
  if (file === undefined) return;
  state.bytes = new Uint8Array(await file.arrayBuffer());
  byId("taken").textContent = file.name;
  show();
}

const chooser = byId("file");
chooser.addEventListener("change", () => {
  if (chooser instanceof HTMLInputElement) void take(chooser.files?.[0]);
});
byId("keys").addEventListener("change", show);
for (const language of ["en", "de"] as const)
  byId(`language-${language}`).addEventListener("click", () => {
    state.language = language;
    speak();
  });
const target = byId("drop");
for (const name of ["dragenter", "dragover", "dragleave", "drop"] as const)
  document.addEventListener(name, (event) => {
    event.preventDefault();
    target.classList.toggle("over", name === "dragenter" || name === "dragover");
  });
document.addEventListener("drop", (event) => void take(event.dataTransfer?.files[0]));
speak();
