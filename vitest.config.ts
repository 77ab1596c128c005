/** One run for every test of the repository: tables beside the code, laws and goldens under `test/`. Tests of storage
 *  are a project of their own, because they need a database server; it is started only when one of them runs. */
import { defineConfig } from "vitest/config";

const everywhere = ["src/**/*.test.ts", "test/**/*.test.ts", "proofs/**/*.test.ts"];
const storage = ["src/storage/**/*.test.ts", "test/storage/**/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: { name: "pure", include: everywhere, exclude: ["**/node_modules/**", ...storage] },
      },
      {
        extends: true,
        test: {
          name: "storage",
          include: storage,
          globalSetup: "test/storage/cluster.ts",
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
