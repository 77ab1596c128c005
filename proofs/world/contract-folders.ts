/** The published agreements of this repository with their cases, and the sources they were made from.
 *
 *  A source is a file of facts about one contract: its id, and worked examples with what each expects. Sources
 *  are read when somebody gives a folder of them; the documents name the examples all the same. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type WorkedExample, workedExamples, workedFile } from "../../test/agreements/worked-example.ts";
import { figuresOf, type Stated } from "./stated-figures.ts";

/** One folder of `examples/agreements`. */
export interface ContractFolder {
  readonly id: string;
  readonly text: string;
  readonly cases: readonly WorkedExample[];
  /** Found beyond the contracts that the language was measured by. */
  readonly further: boolean;
}

/** One example of a source, with its single figures. */
export interface SourceExample {
  readonly agreement: string;
  readonly name: string;
  readonly figures: readonly Stated[];
}

const ROOT = fileURLToPath(new URL("../../examples/agreements/", import.meta.url));

export function contractFolders(): readonly ContractFolder[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const cases = join(ROOT, name, "cases.yaml");
      return {
        id: name,
        text: readFileSync(join(ROOT, name, "agreement.yaml"), "utf8"),
        cases: existsSync(cases) ? workedExamples(cases) : [],
        further: existsSync(cases) && workedFile(cases).further === "true",
      };
    });
}

/** The texts of every agreement among the examples, for the words that they use. */
export function otherAgreements(): readonly string[] {
  const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
  return readdirSync(examples, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml") && !/^(agreements|problems|mappings)\b/.test(path))
    .map((path) => readFileSync(join(examples, path), "utf8"))
    .filter((text) => /^tallystick: 1$/m.test(text));
}

/** What a folder of sources states, and the ids of its contracts. */
export function sourcesIn(folder: string): {
  readonly ids: readonly string[];
  readonly examples: readonly SourceExample[];
} {
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name): Source => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return {
    ids: sources.map(({ id }) => id),
    examples: sources.flatMap(({ id, worked_examples }) =>
      (worked_examples ?? []).map(({ name, expected }) => ({
        agreement: id,
        name,
        figures: figuresOf(expected),
      })),
    ),
  };
}

interface Source {
  readonly id: string;
  readonly worked_examples?: readonly { readonly name: string; readonly expected: unknown }[];
}
