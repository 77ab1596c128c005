/** The words about claims and rights on a statement page, in each language.
 *
 *  Actions are those of the printed agreement, so that the page and the contract call a right the same. */

export interface RemedyWords {
  readonly toClaim: string;
  readonly notInTotal: string;
  readonly claimed: string;
  readonly notGiven: string;
  readonly rights: string;
  /** "by …" with a moment in words. */
  by(moment: string): string;
  readonly anyTime: string;
  /** A moment that is a midnight, by the day that ends with it. */
  endOf(day: string): string;
  step(step: string, items: string): string;
  evidence(list: string): string;
  more(count: number): string;
  claimedOn(moment: string): string;
  decideBy(moment: string): string;
  useBy(moment: string): string;
  lapsedOn(moment: string): string;
  readonly belowMinimum: string;
  readonly notInGoodStanding: string;
  may(holder: string, action: string): string;
  readonly terms: RightTerms;
  mend(other: string, moment: string): string;
  declare(other: string): string;
  readonly whileItHolds: string;
  soonest(moment: string): string;
  lapsed(moment: string): string;
  times(zone: string): string;
}

/** The names of what is told about a right. */
export interface RightTerms {
  readonly since: string;
  readonly mending: string;
  readonly act: string;
  readonly from: string;
  readonly until: string;
  readonly effective: string;
  readonly delivery: string;
}

export const ENGLISH_REMEDIES: RemedyWords = {
  toClaim: "Still to be claimed",
  notInTotal: "What is still to be claimed comes on top.",
  claimed: "Claimed",
  notGiven: "Not given",
  rights: "Rights that hold",
  by: (moment) => `by ${moment}`,
  anyTime: "at any time, without limit",
  endOf: (day) => `the end of ${day}`,
  step: (step, items) => `What to do: “${step}”, reported under “${items}”`,
  evidence: (list) => `with it: ${list}`,
  more: (count) => `and ${count} more`,
  claimedOn: (moment) => `claimed on ${moment}`,
  decideBy: (moment) => `to be decided by ${moment}`,
  useBy: (moment) => `to be used by ${moment}`,
  lapsedOn: (moment) => `it could be claimed until ${moment}`,
  belowMinimum: "in all below the minimum",
  notInGoodStanding: "the condition for it does not hold",
  may: (holder, action) => `${holder} may ${action}`,
  terms: {
    since: "Since",
    mending: "First",
    act: "What to do",
    from: "From",
    until: "Until",
    effective: "Takes effect",
    delivery: "Delivery",
  },
  mend: (other, moment) => `${other} may mend it by ${moment}`,
  declare: (other) => `give notice to ${other}`,
  whileItHolds: "as long as the figures say so",
  soonest: (moment) => `${moment} at the soonest`,
  lapsed: (moment) => `${moment}, and has lapsed`,
  times: (zone) => `Times are those of ${zone}.`,
};

export const GERMAN_REMEDIES: RemedyWords = {
  toClaim: "Noch geltend zu machen",
  notInTotal: "Hinzu kommt, was noch geltend zu machen ist.",
  claimed: "Geltend gemacht",
  notGiven: "Nicht gewährt",
  rights: "Bestehende Rechte",
  by: (moment) => `bis ${moment}`,
  anyTime: "jederzeit, ohne Frist",
  endOf: (day) => `zum Ablauf des ${day}`,
  step: (step, items) => `Zu tun: „${step}“, zu melden unter „${items}“`,
  evidence: (list) => `beizufügen: ${list}`,
  more: (count) => `und ${count} weitere`,
  claimedOn: (moment) => `geltend gemacht am ${moment}`,
  decideBy: (moment) => `zu entscheiden bis ${moment}`,
  useBy: (moment) => `einzulösen bis ${moment}`,
  lapsedOn: (moment) => `die Frist zur Geltendmachung lief bis ${moment}`,
  belowMinimum: "zusammen unter dem Mindestbetrag",
  notInGoodStanding: "die Voraussetzung dafür ist nicht erfüllt",
  may: (holder, action) => `${holder} ist berechtigt, ${action}`,
  terms: {
    since: "Seit",
    mending: "Zuvor",
    act: "Zu tun",
    from: "Ab",
    until: "Bis",
    effective: "Wirksam",
    delivery: "Vorlage",
  },
  mend: (other, moment) => `${other} kann bis ${moment} Abhilfe schaffen`,
  declare: (other) => `gegenüber ${other} erklären`,
  whileItHolds: "solange die Voraussetzung besteht",
  soonest: (moment) => `frühestens am ${moment}`,
  lapsed: (moment) => `${moment}; erloschen`,
  times: (zone) => `Zeitangaben nach ${zone}.`,
};
