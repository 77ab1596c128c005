/** How a printed contract and a statement look: paper, ink, and one serif for what was promised.
 *
 *  Colours are given once as variables for light, dark and print; each pair of ink and paper keeps a
 *  contrast of at least 4.5 to 1. Nothing is fetched: the fonts are those of the reader's machine. */

/** Colours and faces shared by the contract and the statement. */
export const PAPER_STYLE = `
:root{color-scheme:light dark;--desk:#f4f1ea;--paper:#fffef9;--ink:#1d2126;--soft:#565f69;--rule:#e2dccf;--rule-strong:#c9c1b0;
--link:#24508c;--met:#1b6e4b;--met-bg:#e6f3ea;--warn:#8a4b00;--warn-bg:#fdf0da;--missed:#a5231c;--missed-bg:#fbe9e6;--none-bg:#efebe2;
--serif:"Iowan Old Style","Source Serif 4","Palatino Linotype",Palatino,"Noto Serif","DejaVu Serif",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Inter,Roboto,"Noto Sans","DejaVu Sans",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{--desk:#14161a;--paper:#1b1e23;--ink:#e9e6df;--soft:#a7adb5;--rule:#31363d;--rule-strong:#4b525b;
--link:#9dc1f5;--met:#7fd0a6;--met-bg:#17332a;--warn:#f0b86a;--warn-bg:#3a2c14;--missed:#f4a19a;--missed-bg:#44201d;--none-bg:#2a2e34}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--desk);color:var(--ink);font:15px/1.5 var(--sans)}
a{color:var(--link)}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.25;text-wrap:balance}
h1{font-size:1.9rem;margin:0}
h2{font-size:1.25rem;margin:2.4rem 0 .6rem}
table{border-collapse:collapse;font:14px/1.45 var(--sans);font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--rule);font-weight:400}
thead th{color:var(--soft);font-size:12.5px;border-bottom-color:var(--rule-strong)}
caption{text-align:left;color:var(--soft);font:13px/1.45 var(--sans);padding:0 0 .25rem}
.table{overflow-x:auto;margin:.5rem 0 1rem}
@media print{:root{--desk:#fff;--paper:#fff;--ink:#000;--soft:#444;--rule:#ccc;--rule-strong:#888;--link:#000;--met:#0f5a3a;--met-bg:#fff;
--warn:#6f3c00;--warn-bg:#fff;--missed:#8c1a14;--missed-bg:#fff;--none-bg:#fff}
body{font-size:10.5pt}h2,h3,caption{break-after:avoid}tr,li{break-inside:avoid}.table{overflow:visible}a{text-decoration:none}@page{size:A4;margin:20mm 18mm}}
`;

/** The contract's own page. */
export const CONTRACT_STYLE = `${PAPER_STYLE}
main{max-width:50rem;margin:2rem auto;padding:3rem clamp(1.2rem,6vw,4.5rem) 4rem;background:var(--paper);border:1px solid var(--rule);border-radius:10px}
.subtitle{color:var(--soft);margin:.4rem 0 0}
nav ol{list-style:none;margin:1.6rem 0 0;padding:.9rem 0;border:solid var(--rule);border-width:1px 0;columns:2;column-gap:2rem;font-size:14px}
nav li{padding:.12rem 0;break-inside:avoid}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
h2 b,h3 b,nav b{font-weight:400;color:var(--soft);margin-right:.35em}
article{margin:1.1rem 0 1.4rem}
h3{font-size:1.05rem;margin:0 0 .25rem;overflow-wrap:anywhere}
article p,article ul{font:17px/1.6 var(--serif);margin:.35rem 0;hanging-punctuation:first;overflow-wrap:break-word}
article ul{padding-left:1.2rem}
article li{margin:.2rem 0}
.value{font-weight:600;white-space:nowrap}
.value.long{white-space:normal}
td .value,th .value{font-weight:inherit}
.name{font-style:italic}
footer{margin-top:2.4rem;padding-top:.7rem;border-top:1px solid var(--rule);color:var(--soft);font-size:13px;overflow-wrap:anywhere}
footer .value{white-space:normal;font-weight:400}
.label{font-weight:600;color:var(--ink)}
.label::first-letter{text-transform:uppercase}
@media (max-width:40rem){main{margin:0;border:0;border-radius:0;padding-top:1.6rem}nav ol{columns:1}h1{font-size:1.5rem}article p,article ul{font-size:16px}}
@media print{main{margin:0;padding:0;border:0;max-width:none}nav{display:none}article p,article ul{font-size:11pt}}
`;
