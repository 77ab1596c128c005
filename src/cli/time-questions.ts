/** The questions that `tally time` takes, and what people write for them.
 *
 *  A negative amount such as -90m looks like an option. Where it stands in a command line nothing else
 *  can be meant, so "add" passes it on; any other word with a dash is still a mistyped option. */

import type { Command } from "commander";
import type { TimeOptions, TimeQuestion } from "./commands/time.ts";
import { UsageError } from "./failure.ts";

const QUESTIONS: readonly { usage: string; name: TimeQuestion; description: string }[] = [
  {
    usage: "between <from> <to>",
    name: "between",
    description: "working time between two instants, negative when reversed",
  },
  {
    usage: "add <from> <amount>",
    name: "add",
    description:
      'the instant after an amount of working time, such as 8h, 1h30m or -90m, or after "2 business days"',
  },
  {
    usage: "open <at>",
    name: "open",
    description: "whether the calendar is open, and when that changes",
  },
  { usage: "next <from> [count]", name: "next", description: "the next opening times: 5, or count" },
  {
    usage: "previous <from>",
    name: "previous",
    description: "the last instant up to this one at which the calendar was open or just closed",
  },
];

/** Adds each question to `time`, with the options that `complete` gives to all of them. */
export function withQuestions(time: Command, complete: (question: Command) => Command): void {
  for (const { usage, name, description } of QUESTIONS) {
    const question = complete(time.command(usage).description(description));
    if (name === "add") question.allowUnknownOption().allowExcessArguments();
    question.action(async (...given: readonly unknown[]) => {
      const command = given.at(-1) as Command;
      const words = command.args;
      refuseOptions(words);
      (await import("./commands/time.ts")).answerTime(name, words, command.opts<TimeOptions>());
    });
  }
}

function refuseOptions(words: readonly string[]): void {
  const option = words.find((word) => /^-[^\d]/.test(word));
  if (option !== undefined)
    throw new UsageError(`there is no option "${option}": tally time add --help lists them`);
  if (words.length > 2)
    throw new UsageError(
      `"${words[2]}" is one word too many: write an instant and an amount such as 8h, or "2 business days" in quotes`,
    );
}
