/** The door of the engine: everything others may use, by name.
 *
 *  The order is the river's: values and time, the agreement as written and as compiled, facts and clocks,
 *  a period settled, its statement and the reasons for it. What is not listed here may change any day. */

// Values: exact numbers, money and text forms that are the same on every machine.

export type { CanonicalValue } from "./value/canonical-json.ts";
export { canonicalJson } from "./value/canonical-json.ts";
export { currencyCodes, currencyExponent } from "./value/currency.ts";
export type { Language } from "./value/format.ts";
export { formatDuration, formatInstant, groupDigits } from "./value/format.ts";
export type { Duration, Instant } from "./value/instant.ts";
export { DAY, HOUR, MINUTE, SECOND } from "./value/instant.ts";
export type { Money } from "./value/money.ts";
export {
  addMoney,
  amountText,
  formatMoney,
  majorOf,
  money,
  parseMoney,
  roundToMinor,
} from "./value/money.ts";
export type { Problem, Result } from "./value/problem.ts";
export { hasErrors, pointerTo } from "./value/problem.ts";
export type { Ratio } from "./value/ratio.ts";
export { compare, formatDecimal, parseCanonical, parseDecimal, ratio, toCanonical } from "./value/ratio.ts";
export type { Rounding, RoundingMode } from "./value/rounding.ts";

// Time: covered time on a calendar in a zone, due instants and assessment periods.

export type { BusinessCalendar, CalendarVersion, DayWindow } from "./time/calendar.ts";
export { alwaysOpen } from "./time/calendar.ts";
export type { LocalDate } from "./time/civil.ts";
export { formatDate, parseDate } from "./time/civil.ts";
export type { Coverage } from "./time/coverage.ts";
export {
  addWorkingTime,
  compileCalendar,
  coveredIntervals,
  isOpen,
  nextClosing,
  nextOpening,
  openPeriods,
  previousClosing,
  subtractWorkingTime,
  workingTimeBetween,
} from "./time/coverage.ts";
export type { DueContext, Snap } from "./time/due.ts";
export { dueInstant } from "./time/due.ts";
export type { Interval } from "./time/interval.ts";
export { localInstant, parseInstant } from "./time/parse-instant.ts";
export type { AssessmentPeriod } from "./time/period.ts";
export {
  daysInPeriod,
  nextPeriod,
  parsePeriodLabel,
  periodContaining,
  periodsBetween,
  previousPeriod,
} from "./time/period.ts";
export type { Zone, ZoneRelease } from "./time/zone.ts";
export { zoneNames, zoneOf } from "./time/zone.ts";

// The agreement, as the parties wrote it and as the engine runs it.

export { compilePlan } from "./plan/compile.ts";
export type { Plan } from "./plan/plan.ts";
export { checkVersions, streamsOf } from "./plan/versions.ts";
export type { Account, AccountEntry } from "./prepare/account.ts";
export type {
  Agreement,
  AgreementKind,
  AgreementParty,
  CapSpan,
  Clause,
  ClockRule,
  CreditCap,
  CreditRule,
  FactStream,
  Figure,
  Governing,
  ItemSet,
  PeriodKind,
  Service,
  ServiceLevelTarget,
  TemplateReference,
  Term,
} from "./prepare/agreement.ts";
export type { Chain, ChainLeg, OwnWork } from "./prepare/chain.ts";
export { checkAgreement } from "./prepare/check/agreement.ts";
export type { ClaimRule, ClaimStep, ClaimWindow } from "./prepare/claim.ts";
export type {
  PartOfPeriod,
  PublishedSeries,
  TaxRule,
} from "./prepare/commerce.ts";
export type {
  ClockOutcome,
  Condition,
  Expression,
  TimeAmount,
  Timeline,
  ValueType,
  Verdict,
} from "./prepare/expression.ts";
export type {
  BusinessGoal,
  Exclusion,
  ExclusionType,
  Frame,
  Letter,
  Request,
  ResponsibilityMatrix,
  ServiceReview,
  Signatory,
  Silence,
  Task,
} from "./prepare/frame.ts";
export type { RightAction, RightRule } from "./prepare/right.ts";

// Facts, and what clocks make of them.

export type { ClockCycle, ClockHistory, ClockSpan, ClockStage } from "./measure/clock/reading.ts";
export { admitFact, admitFacts } from "./measure/fact/admit.ts";
export { bookOf } from "./measure/fact/book.ts";
export type { Fact, FactBook, FactHistory, FieldValue, RawFact } from "./measure/fact/fact.ts";

// What an agreement rests on, and whether that carries it.

export type { CellCarry, Feasibility, TargetChain } from "./measure/chain/feasibility.ts";
export { feasibilityOf } from "./measure/chain/feasibility.ts";
export type { ShareCarry } from "./measure/chain/shares.ts";
export type { TimeCarry } from "./measure/chain/times.ts";

// A period settled.

export { versionAt } from "./measure/clock/version.ts";
export type {
  AccountStanding,
  AppliedCap,
  CauseRead,
  Cell,
  ClaimSum,
  CreditClaim,
  Ledger,
  Lot,
  PeriodEvaluation,
  PeriodOutcome,
  Posting,
  PostingCause,
  Quantity,
  RightOutcome,
  ServiceCredit,
  TaxOutcome,
} from "./measure/evaluation.ts";
export { NOT_APPLICABLE } from "./measure/evaluation.ts";
export { historyFrom } from "./measure/history/looks-back.ts";
export type { SettleOptions } from "./river.ts";
export { periodsOf, settlePeriod, settlePeriods } from "./river.ts";

// Its statement, and the reasons for every figure on it.

export type { PeriodEvidence } from "./report/evidence.ts";
export { evidenceOf } from "./report/evidence.ts";
export type { ExplainOptions } from "./report/explain/explain.ts";
export { explain, pathsOf } from "./report/explain/explain.ts";
export type { Explanation } from "./report/explain/explanation.ts";
export type { StatementBody, StatementOptions } from "./report/statement.ts";
export { buildStatement, canonicalBody, isProvisional } from "./report/statement.ts";
