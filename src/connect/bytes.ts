/** How do the bytes of a file become plain UTF-8, whatever it was saved as?
 *
 *  Exports come compressed and in old encodings. Both are undone in passing, chunk by chunk, so the
 *  scanners see one kind of bytes and memory stays constant. Compression is recognised by its first
 *  bytes and not by a name, because names are changed and bytes are not. */
import type { Encoding } from "./mapping/mapping.ts";
import { joined } from "./row.ts";

export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The file's text as chunks of UTF-8, of which the first has four bytes at least where there are as
 *  many. Throws when compressed bytes are damaged, and when something follows them. */
export async function* plainBytes(chunks: Chunks, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const raw = withWholeHead(chunks);
  const first = await raw.next();
  if (first.done === true) return;
  const [one, two] = first.value;
  const all = following(first.value, raw);
  const opened = one === 0x1f && two === 0x8b ? withWholeHead(gunzipped(all)) : all;
  yield* encoding === "utf-8" ? opened : transcoded(opened, encoding);
}

/** The encoding to write for a file read as UTF-8 whose first bytes are those of UTF-16: its mark, or
 *  characters of which every other byte is zero. */
export function utf16In([a, b, c, d]: Uint8Array): "utf-16" | "utf-16be" | undefined {
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return "utf-16";
  if (b === 0 && d === 0 && a !== 0 && c !== 0) return "utf-16";
  return a === 0 && c === 0 && b !== 0 && d !== 0 ? "utf-16be" : undefined;
}

const HEAD = 4;

/** The same bytes; those of the first chunks joined until a beginning can be recognised. */
async function* withWholeHead(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === undefined) yield chunk;
    else {
      head = joined(head, chunk);
      if (head.length < HEAD) continue;
      yield head;
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield head;
}

async function* following(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** Undoes gzip. Files of several compressed parts, one behind the other, are common, because rotated logs
 *  are joined like that. The web's own stream reads the first part alone, so Node's is asked for where
 *  there is one; by name and at the moment of use, for this folder is also loaded where there is none. */
async function* gunzipped(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const zlib = globalThis.process?.getBuiltinModule?.("node:zlib");
  const stream = globalThis.process?.getBuiltinModule?.("node:stream");
  if (zlib === undefined || stream === undefined) {
    yield* onePartGunzipped(chunks);
    return;
  }
  let given = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      given += chunk.length;
      yield chunk;
    }
  }
  const gunzip = zlib.createGunzip();
  // A failure also ends the loop below, which is where it is told.
  stream.pipeline(stream.Readable.from(counted()), gunzip, () => {});
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (failure) {
    // The first part has begun as it should: what does not begin like one is no further part.
    throw failure instanceof Error && failure.message === "incorrect header check" ? trailing() : failure;
  }
  if (gunzip.bytesWritten < given) throw trailing();
}

/** What the web's decompression says of bytes behind the end. */
function trailing(): Error {
  const failure = new Error("Something follows the end of the compressed data.");
  return Object.assign(failure, { code: "ERR_TRAILING_JUNK_AFTER_STREAM_END" });
}

async function* onePartGunzipped(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
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
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encoding.startsWith("utf-16") ? byteOrderOf(chunk, encoding) : encoding);
    yield encoder.encode(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== undefined) yield encoder.encode(decoder.decode());
}

/** UTF-16 comes in two orders of bytes. A mark says which, and is believed more than the mapping. */
function byteOrderOf([first, second]: Uint8Array, otherwise: Encoding): Encoding {
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xff && second === 0xfe ? "utf-16le" : otherwise;
}
