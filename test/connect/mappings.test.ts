import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importedBy } from "./import-file.ts";

/** Rows in the shape of a foreign export, written for these tests, and the facts they give: subject,
 *  event, moment and fields; a reject is its line and code. */
interface Sample {
  readonly rows: readonly string[];
  readonly facts: readonly (readonly [
    string,
    string | undefined,
    string,
    Readonly<Record<string, unknown>>,
  ])[];
  readonly rejects: readonly (readonly [number, string])[];
}

const samples: Readonly<Record<string, Sample>> = {
  "servicenow-incidents": {
    rows: [
      "number,incident_state,opened_at,sys_updated_at,priority,closed_at",
      "1,New,29/2/2016 01:16,29/2/2016 01:23,3,5/3/2016 12:00",
      "1,Active,29/2/2016 01:16,29/2/2016 02:00,3,5/3/2016 12:00",
      "1,Active,29/2/2016 01:16,29/2/2016 03:00,3,5/3/2016 12:00",
      "1,Active,29/2/2016 01:16,29/2/2016 04:00,2,5/3/2016 12:00",
      "1,Closed,29/2/2016 01:16,5/3/2016 12:00,2,5/3/2016 12:00",
      "2,Paused,1/3/2016 00:00,1/3/2016 00:00,3,?",
      "3,Active,?,1/3/2016 00:00,3,?",
    ],
    facts: [
      ["1", "opened", "2016-02-29T01:16:00Z", { priority: "P3" }],
      ["1", "active", "2016-02-29T02:00:00Z", { priority: "P3" }],
      ["1", "active", "2016-02-29T04:00:00Z", { priority: "P2" }],
      ["1", "closed", "2016-03-05T12:00:00Z", { priority: "P2" }],
    ],
    rejects: [
      [7, "unmapped-value"],
      [8, "missing-cell"],
    ],
  },
  "otif-order-lines": {
    rows: [
      "order_id,order_placement_date,customer_id,product_id,order_qty,agreed_delivery_date,actual_delivery_date,delivery_qty",
      "O1,2022-03-01,7,9,110,2022-03-04,2022-03-05,100",
      "O1,2022-03-01,7,9,lots,2022-03-04,2022-03-05,100",
    ],
    facts: [
      [
        "O1/9",
        undefined,
        "2022-02-28T18:30:00Z",
        {
          order: "O1",
          customer: "7",
          product: "9",
          placed: "2022-03-01",
          agreed: "2022-03-04",
          delivered: "2022-03-05",
          ordered: "110",
          received: "100",
        },
      ],
    ],
    rejects: [[3, "not-a-number"]],
  },
  "otif-customer-targets": {
    rows: ["customer_id,ontime_target%,infull_target%,otif_target%", "7,87,81,70"],
    facts: [
      [
        "7",
        undefined,
        "2021-12-31T18:30:00Z",
        { customer: "7", "on time target": "0.87", "in full target": "0.81", "otif target": "0.70" },
      ],
    ],
    rejects: [],
  },
  "uptime-checks": {
    rows: [
      "time,site_name,slug,status,http_code,response_ms",
      "2025-10-29T15:12:38+00:00,Library,library,up,200,378",
      "2025-10-29T15:26:46+00:00,Mail,,down,0,0",
      "2025-10-29T15:26:46+00:00,Library,library,flaky,200,1",
    ],
    facts: [
      ["library", undefined, "2025-10-29T15:12:38Z", { site: "library", status: "up", milliseconds: "378" }],
    ],
    rejects: [
      [3, "missing-cell"],
      [4, "unmapped-value"],
    ],
  },
  "help-desk": {
    rows: [
      "concept:name,time:timestamp,case:concept:name",
      "Insert ticket,2010-01-13 08:40:25+00:00,T1",
      "Closed,2010-01-14 08:40:25+00:00,T1",
      "Closed,2010-01-14 08:40:25+00:00,T1",
      "DUPLICATE,2010-01-14 08:40:25+00:00,T2",
      "Lost,2010-01-14 08:40:25+00:00,T2",
    ],
    facts: [
      ["T1", "inserted", "2010-01-13T08:40:25Z", {}],
      ["T1", "closed", "2010-01-14T08:40:25Z", {}],
    ],
    rejects: [[6, "unmapped-value"]],
  },
  "volvo-problems": {
    rows: [
      "impact,lifecycle:transition,time:timestamp,case:concept:name",
      "High,Wait,2012-03-15 11:53:52+00:00,1-7",
    ],
    facts: [["1-7", "waiting", "2012-03-15T11:53:52Z", { impact: "High" }]],
    rejects: [],
  },
  "scms-deliveries": {
    rows: [
      "ID,Country,Shipment Mode,PO Sent to Vendor Date,Scheduled Delivery Date,Delivered to Client Date,Line Item Quantity,Line Item Value,Freight Cost (USD),Weight (Kilograms)",
      "1,Côte d'Ivoire,Air,Date Not Captured,2-Jun-06,12-Jun-06,19,551,780.34,13",
      "2,Vietnam,N/A,8/27/14,14-Nov-06,14-Nov-06,1000,6200.5,Freight Included in Commodity Cost,See DN-304",
      "3,Vietnam,Air,soon,14-Nov-06,14-Nov-06,1000,6200,1,1",
    ],
    facts: [
      [
        "1",
        undefined,
        "2006-06-02T00:00:00Z",
        {
          country: "Côte d'Ivoire",
          mode: "Air",
          scheduled: "2006-06-02",
          delivered: "2006-06-12",
          quantity: "19",
          value: "551 USD",
          freight: "780.34 USD",
          weight: "13",
        },
      ],
      [
        "2",
        undefined,
        "2006-11-14T00:00:00Z",
        {
          country: "Vietnam",
          ordered: "2014-08-27",
          scheduled: "2006-11-14",
          delivered: "2006-11-14",
          quantity: "1000",
          value: "6200.5 USD",
        },
      ],
    ],
    rejects: [[4, "not-a-date"]],
  },
  "outage-minutes": {
    rows: [
      "Date,Service,partial_outage_minutes,major_outage_minutes,scaled_total_outage_minutes,provider",
      "2024-06-03,api,59,0,17.7,cloud",
    ],
    facts: [
      [
        "cloud/api",
        undefined,
        "2024-06-03T00:00:00Z",
        {
          provider: "cloud",
          service: "api",
          day: "2024-06-03",
          "partial outage": "59 minutes",
          "major outage": "0 minutes",
          "scaled minutes": "17.7",
        },
      ],
    ],
    rejects: [],
  },
  "zendesk-field-history": {
    rows: [
      "field_name,ticket_id,updated,value",
      "status,11,2020-08-28 11:01:27,on-hold",
      "assignee_id,11,2020-08-28 11:01:27,7",
      "priority,11,2020-08-28 11:01:28,high",
      "priority,11,2020-08-28 11:01:29,medium",
    ],
    facts: [
      ["11", "on hold", "2020-08-28T11:01:27Z", {}],
      ["11", "priority changed", "2020-08-28T11:01:28Z", { priority: "high" }],
    ],
    rejects: [[5, "unmapped-value"]],
  },
  "cloud-incidents": {
    rows: [
      '{"uri": "/i/1", "begin": "2019-11-11T10:09:50Z", "end": null, "created": "2019-11-11T12:09:57Z", "severity": "medium", "service_key": "db"}',
      '{"uri": "/i/2", "begin": "2019',
    ],
    facts: [["/i/1", undefined, "2019-11-11T10:09:50Z", { service: "db", severity: "medium" }]],
    rejects: [[2, "not-json"]],
  },
  "support-desk-cases": {
    rows: [
      "case,priority,occurred,raised,responded,work started,waiting,answered,solved",
      "C1,high,,2026-01-05 09:00,2026-01-05 09:30,,,,2026-01-05 16:00",
      "C2,asap,,2026-01-05 09:00,,,,,",
    ],
    facts: [
      ["C1", "raised", "2026-01-05T09:00:00Z", { priority: "high" }],
      ["C1", "responded", "2026-01-05T09:30:00Z", { priority: "high" }],
      ["C1", "solved", "2026-01-05T16:00:00Z", { priority: "high" }],
    ],
    rejects: [[3, "unmapped-value"]],
  },
  "support-desk-events": {
    rows: ["case,step,at,priority,occurred", "C1,waiting,2026-07-01 09:00,low,2026-07-01T07:00Z"],
    facts: [
      [
        "C1",
        "waiting for client",
        "2026-07-01T08:00:00Z",
        { priority: "low", occurred: "2026-07-01T07:00:00Z" },
      ],
    ],
    rejects: [],
  },
};

describe("mappings of the examples", () => {
  it.each(Object.entries(samples))("%s", async (name, { rows, facts, rejects }) => {
    const imported = await importedBy(name, [new TextEncoder().encode(rows.join("\r\n"))]);
    expect(
      imported.facts.map(({ subject, event, occurredAt, fields }) => [subject, event, occurredAt, fields]),
    ).toEqual(facts);
    expect(imported.rejects.map(({ line, code }) => [line, code])).toEqual(rejects);
  });

  it("each has a sample", () => {
    expect(readdirSync("examples/mappings").sort()).toEqual(
      Object.keys(samples)
        .map((name) => `${name}.yaml`)
        .sort(),
    );
  });
});
