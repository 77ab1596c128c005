/** The German phrases about prices, with the keys and slots of the English ones. */

import type { ENGLISH_PRICES } from "../english/prices.ts";

export const GERMAN_PRICES = {
  serviceFrom: "Sie wird ab dem {from} erbracht.",
  serviceTo: "Sie wird bis zum Ablauf des {to} erbracht.",
  typeForeign: "Geldbetrag in {currency}",

  seriesSection: "Veröffentlichte Werte",
  series:
    "{name} bezeichnet Werte, die {source} veröffentlicht. Für jeden Tag gilt der letzte Wert, der für diesen Tag oder davor veröffentlicht ist; vor dem ersten besteht keiner.",
  seriesHolds: "Ein Wert gilt ab seinem Tag nicht länger als {length}.",
  seriesRate: "Jeder Wert ist der Preis für 1 {of} in {in}.",
  seriesReported:
    "Weitere Werte sind diejenigen, die {stream} meldet; den Tag nennt {date}, den Wert {value}. Für denselben Tag geht ein Wert dieser Vereinbarung einem gemeldeten vor, im Übrigen gilt der zuletzt erfasste.",
  seriesWhere: "Es zählen nur diejenigen Meldungen, für die {test}.",
  seriesValues: "Werte von {name}",
  seriesDate: "Veröffentlicht für",

  valueOf: "der Wert von {series} für {date:accusative}",
  convert: "{amount}, umgerechnet nach {series} für {date:accusative},",
  indexed:
    "{amount}, wobei sich der Betrag nach jeweils {each:dative} ab dem {from} um so viel ändert, wie sich {series} in der entsprechenden Zeit seit dem {base} geändert hat,",
  indexedFromBase:
    "{amount}, wobei sich der Betrag nach jeweils {each:dative} ab dem {base} um so viel ändert, wie sich {series} seither geändert hat,",
  indexedAtLeast: "{indexed} jedes Mal um mindestens {percentage},",
  indexedAtMost: "{indexed} jedes Mal um höchstens {percentage},",
  indexedBetween: "{indexed} jedes Mal um mindestens {least} und um höchstens {most},",
  proRata: "{part} von {amount:dative} für die Tage {span}",
  partByDays: "der Anteil nach Kalendertagen",
  partByTime: "der Anteil nach verstrichener Zeit",
  partInFull: "der Betrag in voller Höhe, gleich wie wenige Tage in einen Zeitraum fallen,",
  spanFrom: "ab dem {from}",
  spanTo: "bis zum {to}",
  spanBetween: "vom {from} bis zum {to}",
  spanService: "der Dienstleistung {service}",
  inSmallestUnit: "{amount}, {rounding} auf die kleinste Einheit der Währung gerundet,",

  taxTitle: "Steuer",
  taxOnFees: "{name} wird zum Satz von {rate:dative} erhoben auf {fees}.",
  taxOnCredits: "{name} wird zum Satz von {rate:dative} auf die Gutschriften eines Zeitraums ausgewiesen.",
  taxReduces: "Gutschriften mindern die Bemessungsgrundlage.",
  taxOutside:
    "Gutschriften werden außerhalb dieser Steuer gewährt und lassen die Bemessungsgrundlage unberührt.",
  taxRounding: "Die Steuer eines Zeitraums wird {rounding} auf die kleinste Einheit der Währung gerundet.",
} as const satisfies Readonly<Record<keyof typeof ENGLISH_PRICES, string>>;
