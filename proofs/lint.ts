/** Does a draft tell what was wrong with its source before anybody signs it?
 *
 *  `examples/as-published` holds published agreements as they stand on their pages, each with the defects that a
 *  careful reader finds in them: rows that overlap, a table without a rule for fractions, one thing promised and
 *  another priced. Each must be told at its line, and nothing else. What no reader of a single text can see
 *  stands there too, with the reason. The documents in which these defects were settled must raise nothing.
 *  With `--input` the defects are those of a folder of agreements as facts: none may be missing here. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { areExactly, type Expected, problemsOf, told } from "./world/told-problems.ts";

const EXAMPLES = fileURLToPath(new URL("../examples/", import.meta.url));
const PUBLISHED = join(EXAMPLES, "as-published");
/** Folders of documents that are wrong on purpose. */
const WRONG_ON_PURPOSE: readonly string[] = ["as-published", "problems"];

export const proof: Proof = {
  name: "lint",
  promise: "A defect of a published agreement is told at its line, and a sound agreement raises no alarm.",
  quick: true,
  run: async (options) => prove(options),
};

/** `trap` counts the defects that a source names, from 0; one that it does not name has none. */
interface Published {
  readonly defects: readonly (Expected & { readonly trap?: number; readonly says: string })[];
  readonly unseen: readonly { readonly trap: number; readonly says: string; readonly why: string }[];
}

function prove({ input, seedDefect, log }: ProofOptions): ProofResult {
  const names = readdirSync(PUBLISHED).sort();
  const inexact = names.filter((name) => !isTold(name, seedDefect, log));
  const published = names.map((name) => publishedOf(name));
  const missing = input === undefined ? [] : missingFrom(input);
  const clean = soundDocuments(EXAMPLES);
  const alarms = clean.flatMap((path) => alarmsOf(path, log));
  const defects = published.flatMap((each) => each.defects);
  return {
    holds: defects.length > 0 && inexact.length + missing.length + alarms.length === 0,
    figures: {
      published: names.length,
      defects: defects.length,
      codes: new Set(defects.map(({ code }) => code)).size,
      inexact,
      unseen: published.flatMap((each, index) =>
        each.unseen.map(({ says, why }) => ({ agreement: names[index], says, why })),
      ),
      missing,
      clean: clean.length,
      falseAlarms: alarms.length,
    },
  };
}

/** Whether a published text raises exactly its defects. The seeded one is a reader who lost count of lines. */
function isTold(name: string, seedDefect: boolean, log: ProofOptions["log"]): boolean {
  const path = join(PUBLISHED, name, "agreement.yaml");
  const { defects } = publishedOf(name);
  if (!existsSync(path)) return defects.length === 0;
  const bytes = readFileSync(path);
  const found = problemsOf(seedDefect ? Buffer.concat([Buffer.from("\n"), bytes]) : bytes);
  if (areExactly(found, defects, bytes.toString("utf8").split("\n"))) return true;
  log(`${name}: expected ${told(defects)}, found ${told(found)}`);
  return false;
}

function publishedOf(name: string): Published {
  return JSON.parse(readFileSync(join(PUBLISHED, name, "defects.json"), "utf8"));
}

/** Defects that the facts of an agreement name and nothing here answers, as "agreement 1". */
function missingFrom(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => {
      const { id, ambiguities_and_traps: traps } = JSON.parse(readFileSync(join(folder, file), "utf8"));
      const here = existsSync(join(PUBLISHED, id)) ? publishedOf(id) : { defects: [], unseen: [] };
      const answered = new Set([...here.defects, ...here.unseen].map(({ trap }) => trap));
      return [...Array(traps.length).keys()]
        .filter((trap) => !answered.has(trap))
        .map((trap) => `${id} ${trap}`);
    });
}

/** Every document among the examples that is meant to be sound. */
function soundDocuments(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return WRONG_ON_PURPOSE.includes(entry.name) ? [] : soundDocuments(join(folder, entry.name));
    return entry.name === "agreement.yaml" ? [join(folder, entry.name)] : [];
  });
}

function alarmsOf(path: string, log: ProofOptions["log"]): readonly string[] {
  const problems = problemsOf(readFileSync(path));
  if (problems.length > 0) log(`${path.slice(EXAMPLES.length)}: ${told(problems)}`);
  return problems.map(({ code }) => code);
}
