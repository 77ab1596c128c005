/** The whole document, section by section, in the order in which the reference explains them. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import { AGREEMENT } from "../keywords/document.ts";
import type { MapNode } from "../tree.ts";
import { readAccounts } from "./accounts.ts";
import { readCalendars } from "./calendars.ts";
import { readClaims, readRights } from "./claims.ts";
import { readClocks } from "./clocks.ts";
import { readItems, readStreams } from "./facts.ts";
import {
  readClauses,
  readExtensions,
  readGoverning,
  readHead,
  readParties,
  readServices,
  readTerm,
} from "./frame.ts";
import { readFrame } from "./frame-terms.ts";
import { readCaps, readCredits, readFees, readFigures, readTargets, readTimelineSection } from "./judging.ts";
import { readSeries } from "./price.ts";
import { fieldsOf, given, maybe, type Reading } from "./reading.ts";
import { checkLeftOut, readBasedOn } from "./template.ts";

/** The agreement; worth something only when reading it left no error. */
export function readAgreement(reading: Reading, root: MapNode): Agreement {
  const own = { ...root, entries: root.entries.filter(({ key }) => !key.startsWith("x-")) };
  const fields = fieldsOf(reading, own, AGREEMENT);
  checkLeftOut(reading, root);
  const governing = readGoverning(reading, fields.need("governing"));
  const series = readSeries(reading, fields.get("series"));
  return {
    ...readHead(reading, fields),
    ...given({ basedOn: maybe(fields.get("based on"), (each) => readBasedOn(reading, each)) }),
    parties: readParties(reading, fields.need("between")),
    term: readTerm(reading, fields.need("term")),
    governing,
    calendars: readCalendars(reading, fields.get("calendars"), governing.zone),
    services: readServices(reading, fields.get("services")),
    streams: readStreams(reading, fields.get("facts")),
    items: readItems(reading, fields.get("items")),
    clocks: readClocks(reading, fields.get("clocks")),
    timelines: readTimelineSection(reading, fields.get("timelines")),
    fees: readFees(reading, fields.get("fees")),
    ...(series === undefined ? {} : { series }),
    figures: readFigures(reading, fields.get("figures")),
    targets: readTargets(reading, fields.get("targets")),
    credits: readCredits(reading, fields.get("credits")),
    caps: readCaps(reading, fields.get("caps")),
    claims: readClaims(reading, fields.get("claims")),
    accounts: readAccounts(reading, fields.get("accounts")),
    rights: readRights(reading, fields.get("rights")),
    ...readFrame(reading, fields),
    clauses: readClauses(reading, fields.get("clauses")),
    extensions: readExtensions(reading, root),
  };
}
