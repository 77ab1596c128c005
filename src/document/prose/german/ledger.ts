/** The German phrases of what lasts longer than a period: accounts, spans of limits, earlier periods. */

import type { ENGLISH_LEDGER } from "../english/ledger.ts";

export const GERMAN_LEDGER = {
  accountsSection: "Konten",
  capOver: "Für {span:accusative} sind {credits} zusammen begrenzt auf {limit:accusative}.",
  capOverPer:
    "Für {span:accusative} und gesondert nach {per} sind {credits} zusammen begrenzt auf {limit:accusative}.",
  eachSpan: "die Bewertungszeiträume, die in demselben Abschnitt ({span}) enden,",
  wholeTerm: "die Gesamtheit der Bewertungszeiträume der Laufzeit",
  capCash: "Der darüber hinausgehende Betrag wird getrennt von den Gutschriften ausgezahlt.",
  capPosted: "Der darüber hinausgehende Betrag wird dem Konto {account} zugebucht.",
  account: "Auf dem Konto {name} wird geführt: {holds}.",
  accountPer: "Auf dem Konto {name} wird gesondert nach {per} geführt: {holds}.",
  accountOpening: "Vor dem ersten Bewertungszeitraum beträgt der Saldo {opening}.",
  accountAtMost:
    "Der Saldo steigt nicht über {bound:accusative}; was ihn darüber hinaus erhöhen würde, wird nicht gebucht.",
  accountAtLeast:
    "Der Saldo sinkt nicht unter {bound:accusative}; was ihn darunter senken würde, wird nicht gebucht.",
  accountExpires:
    "Die Zahl der Bewertungszeiträume, für die eine Zubuchung einschließlich ihres eigenen besteht, ist {periods}; zu Beginn des darauf folgenden verfällt, was von ihr noch übrig ist. Abbuchungen werden der jeweils ältesten Zubuchung entnommen.",
  accountOrder:
    "In jedem Bewertungszeitraum wird, sobald die Gutschriften und ihre Begrenzungen feststehen, in dieser Reihenfolge gebucht:",
  entryAdds: "{entry}: Zugebucht wird {amount}.",
  entryAddsIf: "{entry}: Sofern {test}, wird zugebucht {amount}.",
  entryTakes: "{entry}: Abgebucht wird {amount}.",
  entryTakesIf: "{entry}: Sofern {test}, wird abgebucht {amount}.",
  balanceBefore: "der Saldo des Kontos {account} am Ende des vorangegangenen Bewertungszeitraums",
  balanceNow: "der Saldo des Kontos {account} an dieser Stelle der Reihenfolge",
  sumOverLast:
    "die Summe von {name} über die letzten {periods} Bewertungszeiträume einschließlich des laufenden",
  sumBefore: "die Summe von {name} über die {periods} Bewertungszeiträume vor dem laufenden",
  meanOverLast:
    "der Mittelwert von {name} über die letzten {periods} Bewertungszeiträume einschließlich des laufenden",
  meanBefore: "der Mittelwert von {name} über die {periods} Bewertungszeiträume vor dem laufenden",
  lowestOverLast:
    "das Minimum von {name} über die letzten {periods} Bewertungszeiträume einschließlich des laufenden",
  lowestBefore: "das Minimum von {name} über die {periods} Bewertungszeiträume vor dem laufenden",
  highestOverLast:
    "das Maximum von {name} über die letzten {periods} Bewertungszeiträume einschließlich des laufenden",
  highestBefore: "das Maximum von {name} über die {periods} Bewertungszeiträume vor dem laufenden",
  historySkips: "wobei Zeiträume ohne Messung außer Betracht bleiben",
  historySkipping: "{history} {skipped},",
} as const satisfies Readonly<Record<keyof typeof ENGLISH_LEDGER, string>>;
