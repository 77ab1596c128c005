/**
 * Prints the table of the published agreements again.
 *
 *   node scripts/agreements.ts
 *
 * Run it after adding an agreement or a case; a test compares the page with the folders.
 */
import { writeFileSync } from "node:fs";
import { agreementsPage } from "./agreements/page.ts";

writeFileSync("examples/agreements/README.md", agreementsPage());
process.stdout.write("examples/agreements/README.md is printed\n");
