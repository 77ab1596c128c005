/** Builds the verifier page: `npm run -s verifier` writes `out/verifier.html` and prints its hash. */
import { buildVerifier } from "./verifier/build.ts";

const out = process.argv[2] ?? "out/verifier.html";
process.stdout.write(`${out}: SHA-256 ${await buildVerifier(out)}\n`);
