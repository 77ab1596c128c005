/** How do the bytes of a file become plain UTF-8, whatever it was saved as?
 *
 *  Exports come compressed and in old encodings. Both are undone in passing, chunk by chunk, so the
 *  scanners see one kind of bytes and memory stays constant. Compression is recognised by its first
 *  bytes and not by a name, because names are changed and bytes are not. */
import type { Encoding } from "./mapping/mapping.ts";

export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The file's text as chunks of UTF-8. Throws when compressed bytes are damaged. */
export async function* plainBytes(chunks: Chunks, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const [head, rest] = await beginning(chunks);
  const raw = rejoined(head, rest);
  const opened = head[0] === 0x1f && head[1] === 0x8b ? gunzipped(raw) : raw;
  yield* encoding === "utf-8" ? opened : transcoded(opened, encoding);
}

/** The first two bytes at least, where there are as many, and what follows them. */
async function beginning(
  chunks: Chunks,
): Promise<[Uint8Array, AsyncIterator<Uint8Array> | Iterator<Uint8Array>]> {
  const rest = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  let head = new Uint8Array(0);
  while (head.length < 2) {
    const next = await rest.next();
    if (next.done === true) break;
    const longer = new Uint8Array(head.length + next.value.length);
    longer.set(head);
    longer.set(next.value, head.length);
    head = longer;
  }
  return [head, rest];
}

async function* rejoined(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* gunzipped(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const owned = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
  });
  yield* owned.pipeThrough(new DecompressionStream("gzip"));
}

/** A byte that the encoding does not have becomes the replacement character, which a cell then shows. */
async function* transcoded(
  chunks: AsyncGenerator<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: false });
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
