/** The look of a statement: the paper of the contract, with figures in their margins. */

import { PAPER_STYLE } from "../document/prose/page/style.ts";

export const STATEMENT_STYLE = `${PAPER_STYLE}
main{max-width:62rem;margin:2rem auto;padding:3rem clamp(1.2rem,5vw,4rem) 3.5rem;background:var(--paper);border:1px solid var(--rule);border-radius:10px}
.over{margin:0 0 .3rem;color:var(--soft);font-size:13.5px}
.parties{margin:.5rem 0 0;color:var(--soft);font-size:14px}
.parties b,.period b{color:var(--ink);font-weight:600}
.period{margin:.15rem 0 0;color:var(--soft);font-size:14px}
.summary{margin:1.6rem 0 0;padding:1.2rem 0 1.1rem;border:solid var(--rule);border-width:1px 0}
.summary dl{display:flex;flex-wrap:wrap;gap:.8rem 3rem;margin:0}
.summary dt{color:var(--soft);font-size:13px}
.summary dd{margin:0;font-size:1.55rem;font-weight:650;letter-spacing:-.015em;font-variant-numeric:tabular-nums}
.summary dd small{font-size:.95rem;font-weight:400;color:var(--soft);letter-spacing:0}
.summary .promise{margin:.7rem 0 0}
.missed-list{list-style:none;margin:.7rem 0 0;padding:0}
.missed-list li{margin:.3rem 0}
.provisional{margin:.7rem 0 0;color:var(--warn);font-weight:500}
.promise,.promise p{font:17px/1.6 var(--serif);margin:.2rem 0 .6rem;max-width:44em;overflow-wrap:break-word}
.promise .value{font-weight:600;white-space:nowrap;text-decoration:underline dotted var(--rule-strong) 1px;text-underline-offset:.22em}
.promise .value.long{white-space:normal}
.promise .name{font-style:italic}
.label{font-weight:600;color:var(--ink)}
.label::first-letter{text-transform:uppercase}
.legend{color:var(--soft);font-size:13px;margin:0 0 1rem}
.target{margin:1.5rem 0 2.2rem}
.target h3{font-size:1.1rem;margin:0 0 .2rem;overflow-wrap:anywhere}
.target h3 b{font-weight:400;color:var(--soft);margin-right:.5em}
.mark{display:inline-flex;align-items:center;gap:.4em;padding:.12em .55em;border-radius:6px;font:600 13px/1.5 var(--sans);white-space:nowrap;font-variant-numeric:tabular-nums}
.mark b{font-weight:650}
.mark .sign{width:.68em;height:.68em;flex:none}
.mark.met{color:var(--met);background:var(--met-bg)}
.mark.missed{color:var(--missed);background:var(--missed-bg)}
.mark.none{color:var(--soft);background:var(--none-bg)}
td small,th small{display:block;color:var(--soft);font-size:12px}
td b{font-weight:600}
.cells,.credits,.caps{width:100%}
.cells td,.cells th{vertical-align:middle}
.trend{display:block;max-width:100%}
.trend .expected,.trend .minimum{fill:none;stroke:var(--soft);stroke-width:1.2}
.trend .expected{stroke-dasharray:5 3}
.trend .minimum{stroke-dasharray:1.2 3;stroke-linecap:round}
.trend .line{fill:none;stroke:var(--rule-strong);stroke-width:1.5;stroke-linejoin:round}
.trend .met{fill:var(--met)}.trend .missed{fill:var(--missed)}.trend .none{fill:var(--soft)}
figure{margin:.4rem 0 1rem}
figure svg{display:block;width:100%;height:auto}
.notice{border:1px solid var(--rule-strong);border-radius:8px;padding:.4rem 1.2rem .8rem;break-inside:avoid-page}
.notice h2{margin-top:.6rem}
.notice ul{margin:.3rem 0 0;padding-left:1.2rem}
.notice li{margin:.35rem 0;overflow-wrap:anywhere}
.notice h3{margin:.9rem 0 .2rem}
.notice dl{margin:.2rem 0;display:grid;gap:.1rem}
.notice dl div{display:grid;grid-template-columns:7rem 1fr;gap:.6rem}
.notice dt{color:var(--soft)}.notice dd{margin:0}
.notice li>b,.notice li>span,.notice li>small{display:block}
.notice small,.notice .over{color:var(--soft)}
figcaption{color:var(--soft);font-size:13px}
.strip .ground{fill:var(--met-bg);stroke:var(--rule-strong);stroke-width:.6}
.strip .counted{fill:var(--missed)}
.strip .left-out{fill:url(#left-out);stroke:var(--rule-strong);stroke-width:.6}
.hatch{stroke:var(--soft);stroke-width:1.2}
.strip .tick{stroke:var(--rule-strong)}
.strip text,.waterfall text{fill:var(--soft);font:11px var(--sans);font-variant-numeric:tabular-nums}
.waterfall text{font-size:12.5px;fill:var(--ink)}
.waterfall .axis{stroke:var(--rule-strong)}
.waterfall .credit{fill:var(--missed);fill-opacity:.75}
.waterfall .back{fill:var(--met);fill-opacity:.75}
.waterfall .cut{fill:url(#left-out);stroke:var(--soft);stroke-width:.8}
.waterfall .total{fill:var(--ink)}
.amount{text-align:right;white-space:nowrap}
.credits thead th:nth-child(n+3),.caps thead th:nth-child(n+2){text-align:right}.caps thead th.words{text-align:left}
.credits td:last-child,.credits th:last-child,.caps td:last-child,.caps th:last-child{padding-right:0}
tfoot th,tfoot td{border-bottom:0;font-weight:600}
.why{margin:.3rem 0;font-size:14px}
.why summary{cursor:pointer;padding:.15rem 0}
.why>summary{color:var(--link);font-weight:550;width:fit-content}
.why>p{margin:.2rem 0 .4rem;max-width:48em}
.why ul{list-style:none;margin:.2rem 0 .5rem;padding:0 0 0 1rem;border-left:2px solid var(--rule)}
.why li{margin:.2rem 0;overflow-wrap:anywhere}
.why .source{color:var(--soft);font-size:12px;display:block}
.why details .source{padding-left:1rem}
code{font:12px ui-monospace,"SF Mono","DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
summary:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.identity{margin:.6rem 0 0;font-size:13.5px}
.identity div{display:grid;grid-template-columns:9.5rem 1fr;gap:1rem;padding:.3rem 0;border-bottom:1px solid var(--rule)}
.identity dt{color:var(--soft)}
.identity dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
#identity p{max-width:44em;color:var(--soft)}
@media (max-width:40rem){main{margin:0;border:0;border-radius:0;padding-top:1.6rem}h1{font-size:1.45rem}.promise,.promise p{font-size:16px}
.identity div{grid-template-columns:1fr;gap:0}.summary dl{gap:.6rem 1.6rem}.strip text{font-size:20px}.strip .minor{display:none}
#credits figure{display:none}
.cells,.cells tbody,.credits,.credits tbody,.credits tfoot,.caps,.caps tbody,.caps caption{display:block}.cells thead,.credits thead,.caps thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.cells tr,.credits tr,.caps tr{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;align-items:center;padding:.5rem 0;border-bottom:1px solid var(--rule)}
.cells th,.cells td,.credits th,.credits td,.caps th,.caps td{border:0;padding:0}.cells tbody th,.credits tbody th,.caps tbody th{flex-basis:100%;font-weight:600}.credits td,.caps td{text-align:left}
td[data-label]::before{content:attr(data-label) " ";color:var(--soft);font-size:12px;display:block;font-weight:400}.credits td:nth-child(2){flex-basis:100%;color:var(--soft)}
.credits tfoot tr{border:0}.cells td:empty{display:none}}
@media print{main{margin:0;padding:0;border:0;max-width:none}.promise,.promise p{font-size:11pt}.target{break-inside:avoid-page}.mark{padding:0}
.waterfall .credit,.waterfall .back,.waterfall .total,.strip .counted,.strip .ground,.trend *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
