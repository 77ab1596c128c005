/** How many decimals a currency has.
 *
 *  ISO 4217 gives every currency an exponent: yen has no minor unit, dinars have three decimals.
 *  Most have two, so the table lists the codes and names only the exceptions. Three codes that were
 *  withdrawn lately stay readable, because contracts live longer than currencies. Metals, test codes
 *  and units without a minor unit are left out: nobody pays a service credit in palladium. */

const TWO_DECIMALS =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF " +
  "CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL " +
  "HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU " +
  "MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR " +
  "SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED " +
  "VES WST XAD XCD XCG YER ZAR ZMW ZWG";
const NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND";
const FOUR_DECIMALS = "CLF UYW";
/** ANG (until 2025), BGN (until 2026), HRK (until 2023). */
const WITHDRAWN = "ANG BGN HRK";

const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...exponentOf(TWO_DECIMALS, 2),
  ...exponentOf(NO_DECIMALS, 0),
  ...exponentOf(THREE_DECIMALS, 3),
  ...exponentOf(FOUR_DECIMALS, 4),
  ...exponentOf(WITHDRAWN, 2),
]);

/** The decimals of a currency's minor unit, or undefined for a code ISO 4217 does not list. */
export function currencyExponent(code: string): number | undefined {
  return EXPONENTS.get(code);
}

/** Every known code in alphabetical order. */
export function currencyCodes(): readonly string[] {
  return [...EXPONENTS.keys()].sort();
}

function exponentOf(codes: string, exponent: number): [string, number][] {
  return codes.split(" ").map((code) => [code, exponent]);
}
