/** A line of progress for long work, on stderr, and only when a person is looking at a terminal. */

import { visible } from "./terminal.ts";

export interface Progress {
  /** Shows how far the work is; calls more frequent than the eye are dropped, unmade. */
  update(text: () => string): void;
  /** Clears the line. */
  done(): void;
}

const REFRESH_MS = 100;

export function progress(): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, done: () => {} };
  let shownAt = 0;
  return {
    update(text) {
      const now = performance.now();
      if (now - shownAt < REFRESH_MS) return;
      shownAt = now;
      process.stderr.write(`\r\x1b[2K${visible(text()).slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    done: () => void process.stderr.write("\r\x1b[2K"),
  };
}
