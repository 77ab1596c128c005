/** One run for every test of the repository: tables beside the code, laws and goldens under `test/`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "proofs/**/*.test.ts"],
    testTimeout: 60_000,
    reporters: ["default"],
  },
});
