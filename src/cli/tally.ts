#!/usr/bin/env node
/** `tally`: the stages of the product on plain files, without a server.
 *
 *  A command reads its files, calls the engine's doors, and prints for a person or, with
 *  `--format json`, for a program. The exit code is 0 when all is well, 1 when the data have
 *  problems (all of them are shown), 2 when the command line itself is wrong, 3 when the world
 *  fails: a file that is not there, a disk that is full.
 *
 *  Nothing is loaded before it is needed: scripts ask for the version often and wait for it. */

const VERSION = "0.1.0";

const [only, ...others] = process.argv.slice(2);
if (others.length === 0 && (only === "--version" || only === "-V")) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const { run } = await import("./program.ts");
  process.exitCode = await run(process.argv, VERSION);
}
