/**
 * Words that do not belong in a file, each with what to write instead. Most guard one promise: the same input gives
 * the same bytes on every machine. The host's clock, its random source, its language settings and the last digit
 * of its trigonometry all differ between machines, so none of them may decide a figure.
 */
import type { Finding } from "./finding.ts";
import { lineAt } from "./finding.ts";
import type { Document } from "./repository.ts";
import type { SourceFile } from "./source.ts";
import { isTest } from "./source.ts";

interface WordRule {
  readonly pattern: RegExp;
  readonly instead: string;
}

interface ScopedRules {
  /** The files the rules look at, by path; tests may use the host to compare with. */
  readonly within: RegExp;
  readonly rules: readonly WordRule[];
}

const pure = /^src\/(?:engine|document|zones|journal|evidence|connect|render)\//;
const engine = /^src\/engine\//;
const anyTypeScript = /\.ts$/;

const codeRules: readonly ScopedRules[] = [
  {
    within: pure,
    rules: [
      {
        pattern: /\bDate\.(?:now|parse|UTC)\b|\bnew Date\b/g,
        instead: "Take an Instant as a parameter: the host's clock and its Date never decide a figure.",
      },
      {
        pattern: /\bperformance\.now\b/g,
        instead: "Measure in bench/ or in a proof: a pure function does not look at a clock.",
      },
      {
        pattern: /\bMath\.random\b/g,
        instead: "Take the random source as a parameter, seeded by the caller.",
      },
      {
        pattern: /\bIntl\b/g,
        instead:
          "Use the zone release and the formats of src/engine/value: the host's language data differs between machines.",
      },
      {
        pattern: /\.(?:localeCompare|toLocale\w*)\b/g,
        instead: "Compare with < and >, and write numbers and dates with the formats of src/engine/value.",
      },
      {
        pattern: /\.normalize\(/g,
        instead: "Compare text as it was signed; Unicode tables differ between runtimes.",
      },
      {
        pattern:
          /\bMath\.(?:pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b/g,
        instead: "Use a Ratio: the last digit of this function differs between machines.",
      },
    ],
  },
  {
    within: engine,
    rules: [
      {
        pattern: /\basync\b|\bawait\b|\bPromise\b/g,
        instead: "Return a value: waiting belongs to the shell, the engine is handed what it needs.",
      },
      {
        pattern: /^(?:export )?(?:abstract )?class\b/gm,
        instead: "Write an interface and functions over it: records are data, verbs are functions.",
      },
    ],
  },
  {
    within: anyTypeScript,
    rules: [
      {
        pattern: /\bas any\b|:\s*any\b(?!\s*[(?:])|<any\b|\bany\[\]/g,
        instead: "Name the type, or take unknown and narrow it.",
      },
      {
        pattern: /\bas unknown as\b/g,
        instead: "Let a function check the value and return the type it proved.",
      },
    ],
  },
];

/** These look at comments too, so they read the text as written. */
const textRules: readonly ScopedRules[] = [
  {
    within: anyTypeScript,
    rules: [
      {
        pattern: /@ts-(?:ignore|nocheck|expect-error)\b/g,
        instead: "Make the types agree; a silenced compiler stays silent for the next mistake too.",
      },
      {
        pattern: /\b(?:TO[D]O|FIX[M]E|X{3})\b/g,
        instead: "Finish it, or write down what is missing where users look: the guide or CHANGELOG.",
      },
    ],
  },
];

/** What no file may tell: where it was written, and what was lying next to it. */
const repositoryRules: readonly WordRule[] = [
  {
    pattern: /(?<![\w.])\/(?:work|root|Users|home\/\w+)\//g,
    instead: "Write a path relative to the repository: this one exists on one machine only.",
  },
  {
    pattern: /\bregistry\.[\w.-]*npm[\w.-]*/g,
    instead: "Name the package, not the host it was fetched from: everyone has their own mirror.",
  },
];

const outsideTheRepository: WordRule = {
  pattern: /\.\.\/shared\b/g,
  instead:
    "Bring the fact into the repository in your own words: only a test or a proof may look outside, and it says when it skips.",
};

const emptyNames = /(?:^|[/-])(?:utils?|helpers?|common|misc|managers?|processors?)(?=[./-])/;

export function checkWords(sources: readonly SourceFile[]): readonly Finding[] {
  return sources.flatMap((source) => [
    ...scoped(codeRules, source.path).flatMap((rule) => search(source.path, source.code, rule)),
    ...scoped(textRules, source.path).flatMap((rule) => search(source.path, source.text, rule)),
  ]);
}

/** Machine paths and registry hosts, in any kind of text file. */
export function checkRepositoryTalk(documents: readonly Document[]): readonly Finding[] {
  return documents.flatMap(({ path, text }) => {
    const mayLookOutside = /^(?:test|proofs)\//.test(path) || isTest(path);
    const rules = mayLookOutside ? repositoryRules : [...repositoryRules, outsideTheRepository];
    return rules.flatMap((rule) => search(path, text, rule));
  });
}

/** File names that say nothing about what lives there. */
export function checkNames(paths: readonly string[]): readonly Finding[] {
  return paths
    .filter((path) => path.endsWith(".ts") && emptyNames.test(path))
    .map((path) => ({
      path,
      line: 1,
      sentence: "Name the file after the thing or the question it holds: this name fits anything.",
    }));
}

function scoped(groups: readonly ScopedRules[], path: string): readonly WordRule[] {
  return groups
    .filter(({ within }) => within.test(path) && (within === anyTypeScript || !isTest(path)))
    .flatMap(({ rules }) => rules);
}

function search(path: string, text: string, rule: WordRule): readonly Finding[] {
  return [...text.matchAll(rule.pattern)].map((match) => ({
    path,
    line: lineAt(text, match.index),
    sentence: `"${match[0].trim()}": ${rule.instead}`,
  }));
}
