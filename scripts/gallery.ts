/**
 * Prints the gallery of problems again.
 *
 *   node scripts/gallery.ts
 *
 * Run it after changing a sentence or adding a twin; a test compares the page with what the twins say.
 */
import { writeFileSync } from "node:fs";
import { galleryPage } from "./gallery/page.ts";

writeFileSync("docs/reference/problems.md", galleryPage());
process.stdout.write("docs/reference/problems.md is printed\n");
