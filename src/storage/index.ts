/** The door of storage: opening the database, and one store for each noun, by name.
 *
 *  Whoever stores something opens a scope with `within` and hands its session to a store's function. No function here
 *  decides anything about an agreement; they keep bytes and give them back unchanged. */

export type { KeptAgreement, KeptVersion, NewVersion, VersionState } from "./agreements.ts";
export { addAgreement, addState, addVersion, agreementsOf, versionOf, versionsOf } from "./agreements.ts";
export type { Appender, AppenderOptions, Delivered } from "./appender.ts";
export { openAppender } from "./appender.ts";
export type { Database, Limits, Place } from "./database.ts";
export { openDatabase, placeFrom } from "./database.ts";
export type { Due } from "./due.ts";
export { finishDue, LANES, laneOf, schedule, takeDue } from "./due.ts";
export type { Kept, NewFact } from "./facts.ts";
export { appendFacts, erasePersonal, factsBetween, personalOf } from "./facts.ts";
export { isId, newId } from "./identifier.ts";
export type { Soundness, StoredEntry } from "./journal.ts";
export { appendEntries, checkLog, entryIn, lastCheckpoint, readEntries, signLog } from "./journal.ts";
export type { Log, LogHead } from "./logs.ts";
export { lockLog, openLog, readHead } from "./logs.ts";
export type { Party } from "./registers.ts";
export { addParty, openRegister, partiesKnown } from "./registers.ts";
export type { Connections, Scope, Session } from "./session.ts";
export { within, withinLane } from "./session.ts";
export type { KeptPosting, KeptStatement, NewStatement } from "./statements.ts";
export { keepStatement, postingsOf, statementsOf } from "./statements.ts";
