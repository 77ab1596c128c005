/** Bytes of files as they come: compressed in one part or several, damaged, in wide characters. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { plainBytes, utf16In } from "./bytes.ts";
import type { Encoding } from "./mapping/mapping.ts";

const SIZES = [1, 3, 7, 64, 100_000];

async function textOf(bytes: Uint8Array, size: number, encoding: Encoding = "utf-8"): Promise<string> {
  const decoder = new TextDecoder();
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  let text = "";
  for await (const chunk of plainBytes(chunks, encoding)) text += decoder.decode(chunk, { stream: true });
  return text;
}

const zipped = (...texts: readonly string[]): Uint8Array =>
  Buffer.concat(texts.map((each) => gzipSync(each)));

describe("compressed files", () => {
  it.each(SIZES)("of several parts are read to their end, in chunks of %i bytes", async (size) => {
    const parts = ["n,at\n", "", "A,1\n".repeat(500), "Bücher,2\n"];
    expect(await textOf(zipped(...parts), size)).toBe(parts.join(""));
  });

  it.each(SIZES)("that are cut short within a later part fail, in chunks of %i bytes", async (size) => {
    const whole = zipped("first\n", "second\n");
    await expect(textOf(whole.subarray(0, whole.length - 9), size)).rejects.toMatchObject({
      code: "Z_BUF_ERROR",
    });
  });

  it.each([
    ["a text", Buffer.from("garbage")],
    ["zeros", Buffer.alloc(64)],
    ["zeros before another part", Buffer.concat([Buffer.alloc(5), gzipSync("lost\n")])],
  ])("that %s follows fail instead of losing it", async (_, behind) => {
    for (const size of SIZES) {
      const failed = textOf(Buffer.concat([gzipSync("first\n"), behind]), size);
      await expect(failed).rejects.toMatchObject({ code: "ERR_TRAILING_JUNK_AFTER_STREAM_END" });
    }
  });

  it("are let go in the middle when nobody wants more", async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield gzipSync("again\n".repeat(10_000));
      } finally {
        closed = true;
      }
    }
    for await (const chunk of plainBytes(endless(), "utf-8")) if (chunk.length > 0) break;
    await new Promise((done) => setTimeout(done, 20));
    expect(closed).toBe(true);
  });
});

describe("short files", () => {
  it.each(["", "a", "ab", "abc", "abcd", "abcde"])("%j is read as it is", async (text) => {
    for (const size of SIZES) expect(await textOf(Buffer.from(text), size)).toBe(text);
  });
});

describe("a beginning in wide characters", () => {
  it.each<readonly [string, readonly number[], string | undefined]>([
    ["the mark of little endians", [0xff, 0xfe, 0x6e, 0], "utf-16"],
    ["the mark of big endians", [0xfe, 0xff, 0, 0x6e], "utf-16"],
    ["the mark alone", [0xff, 0xfe], "utf-16"],
    ["letters without a mark", [0x6e, 0, 0x2c, 0], "utf-16"],
    ["letters without a mark, big endian", [0, 0x6e, 0, 0x2c], "utf-16be"],
    ["plain letters", [0x6e, 0x2c, 0x61, 0x74], undefined],
    ["the mark of UTF-8", [0xef, 0xbb, 0xbf, 0x6e], undefined],
    ["nothing but zeros", [0, 0, 0, 0], undefined],
    ["one letter", [0x6e], undefined],
    ["nothing", [], undefined],
  ])("%s", (_, bytes, expected) => {
    expect(utf16In(Uint8Array.from(bytes))).toBe(expected);
  });
});

describe("a text in wide characters", () => {
  const text = "n,at\nM\u00fcller \u20ac,1\n";
  const little = (given: string): Uint8Array => Buffer.from(given, "utf16le");
  const big = (given: string): Uint8Array => Buffer.from(given, "utf16le").swap16();

  it.each<readonly [string, Uint8Array, Encoding]>([
    ["least byte first, with its mark", little(`\ufeff${text}`), "utf-16le"],
    ["greatest byte first, with its mark", big(`\ufeff${text}`), "utf-16le"],
    ["a mark against the mapping", little(`\ufeff${text}`), "utf-16be"],
    ["least byte first", little(text), "utf-16le"],
    ["greatest byte first", big(text), "utf-16be"],
  ])("is read in the order of bytes that its mark or the mapping says: %s", async (_, bytes, encoding) => {
    for (const size of SIZES) {
      expect(await textOf(bytes, size, encoding)).toBe(text);
      expect(await textOf(gzipSync(bytes), size, encoding)).toBe(text);
    }
  });
});
