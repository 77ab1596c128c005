/** Books of facts: whatever arrives, in whatever order, the same facts stand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratio } from "../../value/ratio.ts";
import { bookOf } from "./book.ts";
import type { Fact, FactBook } from "./fact.ts";

function fact(id: string, more: Partial<Fact> = {}): Fact {
  return {
    id,
    source: "desk",
    stream: "tickets",
    subject: "T1",
    event: "opened",
    occurredAt: 1000,
    recordedAt: 1000,
    fields: {},
    ...more,
  };
}

function idsIn(book: FactBook, subject = "T1"): string {
  return (book.history("tickets", subject)?.facts ?? []).map(({ id }) => id).join(" ");
}

function standing(...facts: readonly Fact[]): string {
  return idsIn(bookOf(facts).book);
}

function codes(...facts: readonly Fact[]): readonly string[] {
  return bookOf(facts).problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("order", () => {
  it("facts come by when they occurred, however late they were recorded", () => {
    const early = fact("b", { occurredAt: 1000, recordedAt: 9000 });
    const late = fact("a", { occurredAt: 2000, recordedAt: 2000 });
    expect(standing(late, early)).toBe("b a");
  });

  it("facts of one instant come by their ids in code unit order, then by source", () => {
    expect(standing(fact("b"), fact("a"), fact("B"), fact("a", { source: "clone" }))).toBe("B a a b");
    const [, first, second] =
      bookOf([fact("B"), fact("a"), fact("a", { source: "clone" })]).book.history("tickets", "T1")?.facts ??
      [];
    expect([first?.source, second?.source]).toEqual(["clone", "desk"]);
  });

  it("histories come by subject, and each holds its own facts", () => {
    const { book } = bookOf([
      fact("1", { subject: "b" }),
      fact("2", { subject: "a" }),
      fact("3", { subject: "b" }),
    ]);
    const histories = [...book.histories("tickets")];
    expect(histories.map(({ subject, facts }) => [subject, facts.length])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
    expect(book.size).toBe(3);
    expect([...book.histories("nothing")]).toEqual([]);
    expect(book.history("tickets", "nobody")).toBeUndefined();
  });
});

describe("identity", () => {
  it("the same fact twice is one fact, and no problem", () => {
    const fields = { price: ratio(25, 2), priority: "P1" };
    const again = { priority: "P1", price: ratio(25, 2) };
    const { book, problems } = bookOf([fact("a", { fields }), fact("a", { fields: again })]);
    expect(book.size).toBe(1);
    expect(problems).toEqual([]);
  });

  it("the same id with other content is a conflict, and the one recorded first stands", () => {
    const first = fact("a", { event: "opened", recordedAt: 1000 });
    const second = fact("a", { event: "closed", recordedAt: 2000 });
    for (const facts of [
      [first, second],
      [second, first],
    ]) {
      const { book, problems } = bookOf(facts);
      expect(book.history("tickets", "T1")?.facts).toEqual([first]);
      expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([["fact-conflict", "/desk/a"]]);
    }
  });

  it("of two recorded at one instant the content decides, not the order of arrival", () => {
    const one = fact("a", { event: "opened" });
    const other = fact("a", { event: "closed" });
    const standsOf = (facts: readonly Fact[]) => bookOf(facts).book.history("tickets", "T1")?.facts;
    expect(standsOf([one, other])).toEqual(standsOf([other, one]));
  });

  it("the same id of two sources is two facts", () => {
    expect(bookOf([fact("a"), fact("a", { source: "other" })]).book.size).toBe(2);
  });

  it("a source and an id that run into one another are still told apart", () => {
    expect(bookOf([fact("b c", { source: "a" }), fact("c", { source: "a b" })]).book.size).toBe(2);
  });
});

describe("corrections", () => {
  const original = fact("a", { recordedAt: 1000 });
  const correction = fact("b", { corrects: "a", recordedAt: 2000 });

  it("a correction takes the place of what it corrects", () => {
    expect(standing(original, correction)).toBe("b");
    expect(standing(correction, original)).toBe("b");
  });

  it("a book without the corrections after an instant holds what they replaced", () => {
    const { book } = bookOf([original, correction, fact("c", { corrects: "b", recordedAt: 3000 })]);
    const idsBy = (instant: number) => idsIn(book.withoutCorrectionsAfter(instant));
    expect(idsBy(3000)).toBe("c");
    expect(idsBy(2999)).toBe("b");
    expect(idsBy(1999)).toBe("a");
    expect(book.withoutCorrectionsAfter(3000)).toBe(book);
  });

  it("a correction of a correction takes the place of both", () => {
    expect(standing(fact("c", { corrects: "b", recordedAt: 3000 }), original, correction)).toBe("c");
  });

  it("a correction may move a fact to another subject", () => {
    const { book } = bookOf([original, fact("b", { corrects: "a", subject: "T2" })]);
    expect([idsIn(book, "T1"), idsIn(book, "T2")]).toEqual(["", "b"]);
  });

  it("of two corrections of one fact, the one recorded last stands", () => {
    const later = fact("z", { corrects: "a", recordedAt: 5000 });
    expect(standing(later, correction, original)).toBe("z");
  });

  it("of two chains from one fact one word stands, the last", () => {
    const rival = fact("z", { corrects: "a", recordedAt: 2500 });
    const chained = fact("c", { corrects: "b", recordedAt: 3000 });
    expect(standing(original, correction, rival, chained)).toBe("c");
  });

  it("a correction of a fact that never came stands for it", () => {
    expect(standing(correction)).toBe("b");
    expect(codes(correction)).toEqual([]);
  });

  it("a circle of corrections is refused, and what leads into it", () => {
    const b = fact("b", { corrects: "c" });
    const c = fact("c", { corrects: "b" });
    const d = fact("d", { corrects: "b" });
    expect(standing(original, b, c, d)).toBe("a");
    expect(codes(original, b, c, d)).toEqual([
      "correction-cycle /desk/b",
      "correction-cycle /desk/c",
      "correction-cycle /desk/d",
    ]);
  });

  it("a fact that corrects itself is refused", () => {
    expect(codes(fact("a", { corrects: "a" }))).toEqual(["correction-cycle /desk/a"]);
  });

  it("a correction of another source's fact is refused, and the fact stands", () => {
    const foreign = fact("x", { source: "other", corrects: "a" });
    expect(standing(original, foreign)).toBe("a");
    expect(codes(original, foreign)).toEqual(["correction-of-other-source /other/x"]);
  });

  it("one's own fact of that id is meant before another source's", () => {
    const own = fact("a", { source: "other" });
    const foreign = fact("x", { source: "other", corrects: "a" });
    expect(codes(original, own, foreign)).toEqual([]);
    expect(standing(original, own, foreign)).toBe("a x");
  });
});

describe("the law of books", () => {
  const ids = fc.constantFrom("a", "b", "c", "d", "e");
  const arbitraryFact: fc.Arbitrary<Fact> = fc
    .record({
      id: ids,
      source: fc.constantFrom("desk", "other"),
      subject: fc.constantFrom("T1", "T2"),
      event: fc.constantFrom("opened", "closed"),
      occurredAt: fc.integer({ min: 0, max: 3 }),
      recordedAt: fc.integer({ min: 0, max: 3 }),
      corrects: fc.option(ids, { nil: undefined }),
    })
    .map(({ id, corrects, ...more }) => fact(id, corrects === undefined ? more : { ...more, corrects }));

  const told = (facts: readonly Fact[]) => {
    const { book, problems } = bookOf(facts);
    return { histories: [...book.histories("tickets")], size: book.size, problems };
  };

  it("neither the order of arrival nor repetition changes a book or its problems", () => {
    const shuffled = fc.array(arbitraryFact, { maxLength: 12 }).chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], {
          minLength: facts.length * 2,
          maxLength: facts.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([facts, again]) => {
        expect(told(again)).toEqual(told(facts));
      }),
      {
        numRuns: 1000,
      },
    );
  });

  it("every fact that stands was sent, and at most one for each fact that was not a correction", () => {
    fc.assert(
      fc.property(fc.array(arbitraryFact, { maxLength: 12 }), (facts) => {
        const stands = [...bookOf(facts).book.histories("tickets")].flatMap((history) => history.facts);
        expect(stands.every((each) => facts.includes(each))).toBe(true);
        expect(new Set(stands.map(({ source, id }) => `${source} ${id}`)).size).toBe(stands.length);
      }),
    );
  });
});
