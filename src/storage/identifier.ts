/** What names a row? A UUID of version 7 (RFC 9562), made here and not in the database.
 *
 *  Its first 48 bits are the moment of its making, so that rows made one after the other lie side by side in an
 *  index. Nobody may read an order from it all the same: two machines disagree about the moment. */

import { randomFillSync } from "node:crypto";
import type { Instant } from "../engine/value/instant.ts";

/** A new name, in the 36 characters that PostgreSQL prints. */
export function newId(now: Instant): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether a text is a UUID as PostgreSQL prints it. Only such a text is ever written into a statement. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
