/** Puts the migrations beside the compiled program: the compiler takes TypeScript along and leaves SQL behind. */
import { cpSync } from "node:fs";

cpSync("src/storage/migrations", "dist/storage/migrations", { recursive: true });
