import { createPrivateKey, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fromBase64, fromHex, toBase64 } from "./bytes.ts";
import { countersigned, parseCheckpoint, printCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import { committed, type Entry, entryHash, isBound } from "./entry.ts";
import { flawText } from "./flaw.ts";
import { isSignedBy, parseKey, printKey, publicKey, type Signer } from "./key.ts";
import { keyringOf, rotationEntry } from "./keyring.ts";
import { treeRoot } from "./tree.ts";
import { checkReceipt, receiptFor, vouchersOf } from "./verify.ts";

/** Signs with the machine's own Ed25519: another implementation than the one that verifies. */
function signerOf(name: string, digit: string): Signer {
  const head = "302e020100300506032b657004220420";
  const der = Buffer.from(head + digit.repeat(64), "hex");
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const jwk = secret.export({ format: "jwk" });
  const bytes = new Uint8Array(Buffer.from(jwk.x ?? "", "base64url"));
  return { key: publicKey(name, bytes), sign: (data) => new Uint8Array(sign(null, data, secret)) };
}

const [molar, molarNext, teeth] = [
  signerOf("molar.example", "1"),
  signerOf("molar.example", "2"),
  signerOf("teeth", "3"),
];
const JOURNAL = "molar.example/desk/tickets";
const entries: readonly Entry[] = [1, 2, 3, 4, 5].map((id) => ({
  kind: "fact",
  body: { id: `INC-${id}`, hours: id },
}));

function checkpointed(at = "2026-11-05T00:00:00Z", ...signers: readonly Signer[]): SignedCheckpoint {
  const checkpoint = { origin: JOURNAL, size: entries.length, root: treeRoot(entries.map(entryHash)), at };
  return signers.reduce<SignedCheckpoint>(countersigned, { checkpoint, signatures: [] });
}

describe("bytes as text", () => {
  it("have one spelling", () => {
    for (const text of ["", "AA==", "AAE=", "AAEC", "/+8="])
      expect(toBase64(fromBase64(text) ?? new Uint8Array(1))).toBe(text);
    for (const text of ["AB==", "AAF=", "AA", "AA=", "A A=", "AAEC\n", "===="])
      expect(fromBase64(text)).toBeUndefined();
    expect(fromHex("AB", 1)).toBeUndefined();
  });
});

describe("a signature", () => {
  it("is that of RFC 8032, test 2", () => {
    const key =
      fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", 32) ?? new Uint8Array();
    const signature = fromHex(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
      64,
    );
    expect(isSignedBy(publicKey("rfc", key), Uint8Array.of(0x72), signature ?? new Uint8Array())).toBe(true);
    expect(isSignedBy(publicKey("rfc", key), Uint8Array.of(0x73), signature ?? new Uint8Array())).toBe(false);
  });

  it("is of a key that is one line of text, and contradicts itself when it was changed", () => {
    const line = printKey(molar.key);
    expect(parseKey(line)).toEqual(molar.key);
    expect(parseKey(line.replace("molar", "solar"))).toBeUndefined();
    expect(parseKey(line.replace(/..$/, "AA"))).toBeUndefined();
  });
});

describe("a signed note of somebody else", () => {
  it("is read: the example in the documentation of Go's notes", () => {
    const key = parseKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signed = fromBase64(
      "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=",
    );
    expect(key?.name).toBe("PeterNeumann");
    expect(Buffer.from(signed?.subarray(0, 4) ?? []).toString("hex")).toBe(key?.id);
    expect(key && signed && isSignedBy(key, Buffer.from(text), signed.subarray(4))).toBe(true);
  });
});

describe("a checkpoint", () => {
  it("is a text of four lines, an empty one and the signatures, in one spelling", () => {
    const text = printCheckpoint(checkpointed(undefined, molar, teeth));
    expect(text.split("\n").slice(0, 2)).toEqual([JOURNAL, "5"]);
    expect(text).toContain("\n\n— molar.example ");
    expect(printCheckpoint(parseCheckpoint(text) ?? checkpointed())).toBe(text);
    for (const [from, to] of [
      ["\n5\n", "\n05\n"],
      ["Z\n", "\n"],
      ["\n\n", "\n"],
      ["— teeth ", "— teeth  "],
      ["= ", "="],
    ] as const)
      expect(text.includes(from) ? parseCheckpoint(text.replace(from, to)) : undefined).toBeUndefined();
    expect(parseCheckpoint(`${text}\n`)).toBeUndefined();
  });

  it("is vouched for by provider and customer", () => {
    const keys = [{ key: molar.key }, { key: teeth.key }];
    const { by, flaws } = vouchersOf(checkpointed(undefined, molar, teeth), keys);
    expect([by.map(({ name }) => name), flaws]).toEqual([["molar.example", "teeth"], []]);
  });

  it("is not vouched for by unknown keys, by two signatures of one key, or for another text", () => {
    const codes = (signed: SignedCheckpoint): readonly string[] =>
      vouchersOf(signed, [{ key: molar.key }]).flaws.map(({ code }) => code);
    expect(codes(checkpointed(undefined, teeth))).toEqual(["key-unknown"]);
    expect(codes(checkpointed(undefined, molar, molar))).toEqual(["signed-twice"]);
    const signed = checkpointed(undefined, molar);
    expect(codes({ ...signed, checkpoint: { ...signed.checkpoint, size: 6 } })).toEqual(["signature-wrong"]);
  });
});

describe("a key", () => {
  const rotation = rotationEntry(molarNext.key, molar, "2026-12-01T00:00:00Z");
  const { keys, flaws } = keyringOf([molar.key], [rotation.body]);

  it("hands over to the next, and signs nothing from then on", () => {
    const codes = (at: string, signer: Signer): readonly string[] =>
      vouchersOf(checkpointed(at, signer), keys).flaws.map(({ code }) => code);
    expect(flaws).toEqual([]);
    expect(codes("2026-11-30T23:59:59.999Z", molar)).toEqual([]);
    expect(codes("2026-12-01T00:00:00Z", molar)).toEqual(["key-out-of-time"]);
    expect(codes("2026-12-01T00:00:00.000Z", molarNext)).toEqual([]);
    expect(codes("2026-11-30T23:59:59Z", molarNext)).toEqual(["key-out-of-time"]);
  });

  it("is not handed over by a stranger, nor twice, nor with another date", () => {
    const codes = (...entries: readonly Entry[]): readonly string[] =>
      keyringOf(
        [molar.key],
        entries.map(({ body }) => body),
      ).flaws.map(({ code }) => code);
    const strange = rotationEntry(molarNext.key, { ...teeth, key: molar.key }, "2026-12-01T00:00:00Z");
    expect(codes(strange)).toEqual(["rotation-broken"]);
    expect(codes(rotation, rotation)).toEqual(["rotation-broken"]);
    const dated = { ...(rotation.body as object), from: "2026-11-01T00:00:00Z" };
    expect(codes({ kind: "key", body: dated })).toEqual(["rotation-broken"]);
  });
});

describe("personal data", () => {
  const personal = { salt: "ab".repeat(32), data: { reporter: "Ada Lovelace" } };
  const entry = committed({ kind: "fact", body: { id: "INC-1" } }, personal);

  it("is bound to its entry and leaves no trace in it", () => {
    expect(isBound(entry, personal)).toBe(true);
    expect(JSON.stringify(entry)).not.toContain("Ada");
    expect(isBound(entry, { ...personal, data: { reporter: "Ida" } })).toBe(false);
    expect(isBound(entry, { ...personal, salt: "ac".repeat(32) })).toBe(false);
  });
});

describe("a receipt", () => {
  const receipt = receiptFor(entries, 3, checkpointed(undefined, molar));
  const codes = (changed: object): readonly string[] =>
    receipt === undefined
      ? ["none"]
      : checkReceipt({ ...receipt, ...changed }, JOURNAL, [{ key: molar.key }]).map(({ code }) => code);

  it("proves that its entry stands in the journal", () => {
    expect(codes({})).toEqual([]);
  });

  it("proves nothing about another entry, another place, or without a signature", () => {
    expect(codes({ entry: entries[2] })).toEqual(["not-included"]);
    expect(codes({ index: 2 })).toEqual(["not-included"]);
    expect(codes({ inclusion: ["zz"] })).toEqual(["not-included"]);
    expect(codes({ checkpoint: printCheckpoint(checkpointed()) })).toEqual(["unsigned"]);
  });

  it("tells what is wrong in two languages", () => {
    const [found] =
      receipt === undefined ? [] : checkReceipt({ ...receipt, index: 2 }, JOURNAL, [{ key: molar.key }]);
    const [en, de] = (["en", "de"] as const).map((language) => found && flawText(found, language));
    expect(en).toBe(`The receipt does not prove that its entry stands at place 2 of ${JOURNAL}.`);
    expect(de).toBe(`Die Quittung beweist nicht, dass ihr Eintrag an Stelle 2 von ${JOURNAL} steht.`);
  });
});
