/** The English phrases about prices: services that start and end, series, formulas over them, and tax. */

export const ENGLISH_PRICES = {
  serviceFrom: "It is delivered from {from} on.",
  serviceTo: "It is delivered until the end of {to}.",
  typeForeign: "amount of money in {currency}",

  seriesSection: "Published values",
  series:
    "{name} are values published by {source}. For any date the last value published for that date or before it counts; before the first there is none.",
  seriesHolds: "A value counts for no longer than {length} from its date.",
  seriesRate: "Each value is the price of one {of} in {in}.",
  seriesReported:
    "Further values are those that {stream} report, with the date in {date} and the value in {value}. For one and the same date a value of this agreement counts before a reported one, and otherwise the one recorded last.",
  seriesWhere: "Only those reports count for which {test}.",
  seriesValues: "Values of {name}",
  seriesDate: "Published for",

  valueOf: "the value of {series} for {date}",
  convert: "{amount}, converted with {series} for {date}",
  indexed:
    "{amount}, which changes after every {each} from {from} by as much as {series} has changed over the same time since {base}",
  indexedFromBase:
    "{amount}, which changes after every {each} from {base} by as much as {series} has changed since then",
  indexedAtLeast: "{indexed}, by {percentage} or more each time",
  indexedAtMost: "{indexed}, by {percentage} or less each time",
  indexedBetween: "{indexed}, by {least} or more and by {most} or less each time",
  proRata: "{part} of {amount} for the days {span}",
  partByDays: "the proportion by calendar days",
  partByTime: "the proportion by elapsed time",
  partInFull: "the full sum, however few the days in a period,",
  spanFrom: "from {from} on",
  spanTo: "until {to}",
  spanBetween: "from {from} to {to}",
  spanService: "of the service {service}",
  inSmallestUnit: "{amount}, {rounding} to the smallest unit of the currency",

  taxTitle: "Tax",
  taxOnFees: "{name} is charged at the rate of {rate} on {fees}.",
  taxOnCredits: "{name} at the rate of {rate} is shown on the credits of a period.",
  taxReduces: "Credits reduce the taxable amount.",
  taxOutside: "Credits are granted outside this tax and leave the taxable amount as it is.",
  taxRounding: "The tax of a period is {rounding} to the smallest unit of the currency.",
} as const;
