/** Timelines of published contracts, with the worked examples that the contracts or their rules give. */
import { describe, expect, it } from "vitest";
import { one, rows, told } from "../../../../test/timeline/written.ts";

describe("examples of contracts", () => {
  const aws = "{ in whole: 1 hour, counted when: above 6 minutes, of: down }";
  const minutes = "{ in whole: 1 minute, counted when: full, of: down }";
  const both = "{ across: feed, need: all, of: down }";
  rows([
    [
      "Element Critical: feeds that fail at different times are never both down",
      both,
      { outages: { A: "01:00-01:30", B: "02:00-02:30" } },
      "",
    ],
    [
      "Element Critical: twenty minutes in which both were down",
      both,
      { outages: { A: "01:00-02:00", B: "01:40-03:00" } },
      "01:40-02:00",
    ],
    [
      "Google Datastore: seven minutes in a row are downtime, four are not",
      "{ runs of at least: 5 minutes, of: down }",
      one("10:00-10:04 12:00-12:07"),
      "12:00-12:07",
    ],
    [
      "Google Datastore: just five minutes in a row are downtime",
      "{ runs of at least: 5 minutes, of: down }",
      one("10:00-10:05"),
      "10:00-10:05",
    ],
    [
      "Amazon EC2: from 10:53 to 11:07 is seven minutes in each of two clock hours",
      aws,
      one("10:53-11:07"),
      "10:00-12:00",
    ],
    ["Amazon EC2: six minutes of a clock hour are not more than six", aws, one("10:54-11:00"), ""],
    ["Amazon EC2: seven minutes of a clock hour are", aws, one("10:20-10:27"), "10:00-11:00"],
    ["MongoDB Atlas: forty seconds are no whole minute", minutes, one("01:00:10-01:00:50"), ""],
    ["MongoDB Atlas: fifty whole minutes are fifty", minutes, one("01:00-01:50"), "01:00-01:50"],
    [
      "US SaaS: seventy-five minutes of degradation are downtime",
      "{ runs of at least: 60 minutes, of: down }",
      one("10:00-11:15"),
      "10:00-11:15",
    ],
    [
      "US SaaS: forty-five minutes are not",
      "{ runs of at least: 60 minutes, of: down }",
      one("10:00-10:45"),
      "",
    ],
  ]);

  it("Hosting King: of 163.2 minutes in a month of 43,200, all beyond the first 43.2 count", () => {
    const budget = "{ during: outages, without: [{ at most: 43.2 minutes, of: down }] }";
    expect(told(budget, one("10:00-12:43:12"))).toBe("10:43:12-12:43:12");
    expect(told("{ beyond the first: 43.2 minutes, of: down }", one("10:00-12:43:12"))).toBe(
      "10:43:12-12:43:12",
    );
  });
});
