/**
 * Prints the reference of the agreement language again: the JSON Schema and the chapter of the manual.
 *
 *   node scripts/reference.ts
 *
 * Run it after changing a keyword; a test compares the files with what the tables say.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { languageReference } from "../src/document/reference.ts";
import { schemaText } from "../src/document/schema/schema.ts";

mkdirSync("docs/reference", { recursive: true });
writeFileSync("docs/reference/agreement.schema.json", schemaText());
writeFileSync("docs/reference/language.md", languageReference());
process.stdout.write("docs/reference: agreement.schema.json and language.md are printed\n");
