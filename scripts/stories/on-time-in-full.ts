/** Makes the order book of story 05: two months of orders of three chains, a row a line.
 *
 *  Most lines arrive within their window of three days and complete. Four orders are set by hand for the
 *  README, and two rows are as bad as rows of real exports are. */
import { onTimeInFullFigures } from "../../test/naive/on-time-in-full.ts";
import { type Chance, chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";
import { DAY, germanText, type WallTime, wallTime, weekday } from "./wall-time.ts";

export const onTimeInFull: Story = {
  name: "05-on-time-in-full",
  data: () => ({ "order-lines.csv": csvText(HEADER, rows(), ";") }),
  expected: (data) => ({ "expected.json": onTimeInFullFigures(data["order-lines.csv"] ?? "") }),
};

const HEADER = [
  "Order",
  "Line",
  "Chain",
  "Article",
  "Placed",
  "Window from",
  "Window to",
  "Arrived",
  "Ordered",
  "Received",
  "Unit price",
];

/** Name and price in cents. */
const ARTICLES: readonly (readonly [string, number])[] = [
  ["Speculoos 400 g", 248],
  ["Waffles, box of 12", 1240],
  ["Pear syrup 450 g", 315],
  ["Mustard, jar", 189],
  ["Chocolate spread 750 g", 529],
  ["Frites sauce 1 l", 399],
];

function rows(): readonly (readonly string[])[] {
  const chance = chanceFrom(506);
  const placed = Array.from({ length: 78 }, () => placedOn(chance)).sort((a, b) => a - b);
  const made = placed.flatMap((day, index) => order(`B-${4801 + index}`, day, chance));
  const all = [...made, ...COUNTED_OUT];
  return [
    ...all.slice(0, 51),
    ...REFUSED.slice(0, 1),
    ...all.slice(51, 140),
    ...all.slice(138, 140),
    ...all.slice(140),
    ...REFUSED.slice(1),
  ];
}

function placedOn(chance: Chance): WallTime {
  const day = wallTime("2026-04-24 00:00") + chance.whole(0, 58) * DAY;
  return weekday(day) > 4 ? placedOn(chance) : day;
}

function order(name: string, placed: WallTime, chance: Chance): readonly (readonly string[])[] {
  const chain = chance.pick(["ALB", "DEL", "KOR"]);
  const from = placed + chance.whole(3, 6) * DAY;
  const arrived = from + lateness(chain, chance) * DAY;
  return Array.from({ length: chance.whole(1, 4) }, (_, index) => {
    const [article, price] = chance.pick(ARTICLES);
    const ordered = chance.whole(2, 30) * 40;
    const short = chance.happens(chain === "KOR" ? 7 : 2) ? chance.whole(1, 6) * 10 : 0;
    const extra = chance.happens(3) ? 20 : 0;
    const received = Math.max(0, ordered - short + extra);
    return [
      name,
      `${index + 1}`,
      chain,
      article,
      ...[placed, from, from + 2 * DAY, arrived].map(dayText),
      ...[ordered, received].map(piecesText),
      priceText(price),
    ];
  });
}

/** Days after the window opens: 0 to 2 are on time. Delaire's carrier is often late. */
function lateness(chain: string, chance: Chance): number {
  if (chance.happens(chain === "DEL" ? 20 : 4)) return chance.pick([3, 3, 4, 6]);
  return chance.happens(2) ? -1 : chance.whole(0, 2);
}

function dayText(at: WallTime): string {
  return germanText(at).slice(0, 10).replaceAll(".", "/");
}

/** "1.200". */
function piecesText(pieces: number): string {
  return pieces < 1000
    ? `${pieces}`
    : `${Math.floor(pieces / 1000)}.${String(pieces % 1000).padStart(3, "0")}`;
}

/** "12,40" of 1240 cents. */
function priceText(cents: number): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
}

/** A day early; too much here and too little there; at the last day and complete; never come. */
const COUNTED_OUT: readonly (readonly string[])[] = [
  [
    "B-5001",
    "1",
    "ALB",
    "Waffles, box of 12",
    "04/05/2026",
    "11/05/2026",
    "13/05/2026",
    "10/05/2026",
    "200",
    "200",
    "12,40",
  ],
  [
    "B-5002",
    "1",
    "KOR",
    "Speculoos 400 g",
    "05/05/2026",
    "12/05/2026",
    "14/05/2026",
    "13/05/2026",
    "500",
    "540",
    "2,48",
  ],
  [
    "B-5002",
    "2",
    "KOR",
    "Mustard, jar",
    "05/05/2026",
    "12/05/2026",
    "14/05/2026",
    "13/05/2026",
    "500",
    "460",
    "1,89",
  ],
  [
    "B-5003",
    "1",
    "ALB",
    "Pear syrup 450 g",
    "27/05/2026",
    "30/05/2026",
    "01/06/2026",
    "01/06/2026",
    "1.200",
    "1.200",
    "3,15",
  ],
  [
    "B-5004",
    "1",
    "KOR",
    "Frites sauce 1 l",
    "10/06/2026",
    "15/06/2026",
    "17/06/2026",
    "",
    "300",
    "0",
    "3,99",
  ],
  [
    "B-5004",
    "2",
    "KOR",
    "Chocolate spread 750 g",
    "10/06/2026",
    "15/06/2026",
    "17/06/2026",
    "16/06/2026",
    "160",
    "160",
    "5,29",
  ],
];

/** Pieces with a word behind them; a chain that is not in the union. */
const REFUSED: readonly (readonly string[])[] = [
  [
    "B-5011",
    "1",
    "ALB",
    "Mustard, jar",
    "11/05/2026",
    "14/05/2026",
    "16/05/2026",
    "15/05/2026",
    "240 st.",
    "240",
    "1,89",
  ],
  [
    "B-5012",
    "1",
    "LID",
    "Speculoos 400 g",
    "12/06/2026",
    "16/06/2026",
    "18/06/2026",
    "17/06/2026",
    "400",
    "400",
    "2,48",
  ],
];
