namespace LVS.Report;

/// <summary>The style sheet of the report: light and dark, wide and narrow, screen and paper.</summary>
internal static class ReportStyle
{
    /// <summary>Contains no characters that XML would have to escape.</summary>
    public const string Text = """

        :root { color-scheme: light dark; --page: #fcfcfb; --card: #fff; --ink: #1b1f24; --soft: #59616b; --rule: #e3e5e8;
          --faint: #eef0f2; --blue: #2364aa; --teal: #0f7b6c; --amber: #b25a00; --red: #b42318; --green: #17723f; --grey: #7a93ad; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #121518; --card: #191d21; --ink: #e7e9ec; --soft: #9da6b0; --rule: #2c3238; --faint: #22272c;
            --blue: #77b1ee; --teal: #4fc3ae; --amber: #f0a755; --red: #f58a7f; --green: #62c892; --grey: #8aa5c1; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
          font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
        main { max-width: 1280px; margin: 0 auto; padding: clamp(24px, 5vw, 56px) clamp(16px, 4vw, 40px) 64px; }
        h1 { font-size: clamp(26px, 4vw, 36px); line-height: 1.2; letter-spacing: -.015em; font-weight: 650; margin: 4px 0 12px; }
        h2 { font-size: 17px; font-weight: 620; margin: 0 0 12px; }
        section { margin-top: 48px; }
        .mark { display: inline-block; margin-right: .35em; }
        .good { color: var(--green); } .bad { color: var(--red); } .open { color: var(--amber); }
        .over { margin: 0; color: var(--soft); font-size: 14px; }
        .lead { font-size: 18px; margin: 0; max-width: 85ch; text-wrap: pretty; overflow-wrap: anywhere; }
        .reasons { margin: 10px 0 0; padding-left: 20px; color: var(--soft); max-width: 80ch; overflow-wrap: anywhere; }
        .command { display: flex; align-items: center; gap: 4px 16px; flex-wrap: wrap; margin-top: 24px;
          padding: 10px 10px 10px 16px; min-height: 52px; background: var(--faint); border-radius: 8px; }
        .command span { color: var(--soft); font-size: 13px; }
        .command code { flex: 1 1 320px; overflow-wrap: anywhere; user-select: all; -webkit-user-select: all; }
        button { font: inherit; font-size: 13px; color: var(--ink); background: var(--card); border: 1px solid var(--rule);
          border-radius: 6px; padding: 4px 14px; min-width: 84px; cursor: pointer; }
        button:hover { border-color: var(--soft); }
        :focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
        code { font: 13px/1.5 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        .tiles { display: grid; grid-template-columns: repeat(6, 1fr); gap: 1px; margin: 40px 0 0; background: var(--rule);
          border: 1px solid var(--rule); border-radius: 10px; overflow: hidden; }
        .tile { background: var(--card); padding: 16px 16px 14px; color: inherit; min-width: 0; }
        .tile.wide { grid-column: span 2; }
        dt, dd { margin: 0; font-size: 13px; color: var(--soft); }
        .tile .figure { font-size: 20px; line-height: 1.35; color: var(--ink); font-weight: 600; letter-spacing: -.01em;
          overflow-wrap: anywhere; }
        .tile.bad .figure, .tile.bad dd { color: var(--red); } .tile.good dd:last-child { color: var(--green); }
        .tile.open dd:last-child { color: var(--amber); }
        .pair, .row { display: grid; gap: 48px 40px; margin-top: 48px; }
        .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        .row { grid-template-columns: repeat(3, minmax(0, 1fr)); }
        figure { margin: 0; min-width: 0; }
        .plot { position: relative; }
        figcaption, .note, footer { color: var(--soft); font-size: 13px; }
        figcaption { margin-top: 8px; }
        .keys { display: flex; flex-wrap: wrap; gap: 2px 18px; list-style: none; margin: 0 0 4px; padding: 0; }
        .key { width: 28px; height: 10px; margin-right: 6px; overflow: visible; }
        svg.chart { display: block; width: 100%; height: auto; overflow: visible; }
        text { fill: var(--soft); font-size: 12px; }
        .tick { text-anchor: middle; } .tick.up { text-anchor: end; dominant-baseline: central; }
        .unit.end, .label.end { text-anchor: end; } .label.mid, .empty { text-anchor: middle; }
        .label { dominant-baseline: central; } .label.strong { fill: var(--ink); font-weight: 600; }
        .grid { stroke: var(--rule); fill: none; } .axis { stroke: var(--soft); fill: none; opacity: .6; }
        .fault { fill: var(--amber); stroke: none; opacity: .16; } .fault.moment { opacity: .7; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .line.a { stroke: var(--blue); } .line.b { stroke: var(--teal); stroke-dasharray: 7 4; }
        .line.c { stroke: var(--red); stroke-dasharray: 1 4; }
        .line.node { stroke: var(--grey); stroke-width: 1.1; opacity: .75; } .line.firmware { stroke: var(--amber); stroke-width: 2.8; }
        .line.lost { stroke: var(--red); stroke-width: 1.6; stroke-dasharray: 5 4; }
        .line.lone { stroke-width: 6; stroke-dasharray: none; } .line.hot { stroke-width: 4; opacity: 1; }
        .cross { stroke: var(--red); stroke-width: 2; fill: none; stroke-linecap: round; }
        .bar { fill: var(--blue); } .before { stroke: var(--amber); stroke-width: 3; fill: none; } .bar-name { fill: var(--ink); }
        .flow { fill: var(--blue); opacity: .34; } .idle { fill: none; stroke: var(--soft); stroke-dasharray: 2 4; opacity: .5; }
        .flow:hover { opacity: .95; }
        .disc { fill: var(--blue); stroke: var(--page); stroke-width: 1.5; } .disc.firmware { fill: var(--amber); }
        .disc.lost { fill: var(--page); stroke: var(--red); }
        .ring { fill: none; stroke: var(--ink); stroke-dasharray: 1.5 2.5; opacity: .75; } .ring.inside { stroke: var(--page); opacity: 1; }
        .lost + .ring.inside { stroke: var(--ink); } .round { fill: none; stroke: var(--rule); }
        .cover { position: absolute; inset: 0; touch-action: pan-y; }
        .hair { position: absolute; top: 0; bottom: 0; width: 1px; background: var(--soft); opacity: .5; pointer-events: none; }
        .tip { position: absolute; top: 0; pointer-events: none; white-space: pre; background: var(--card);
          border: 1px solid var(--rule); border-radius: 6px; padding: 5px 9px; font-size: 13px; line-height: 1.4;
          box-shadow: 0 2px 10px rgb(0 0 0 / .14); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 13px; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        th, td { text-align: left; padding: 7px 8px; border-bottom: 1px solid var(--rule); white-space: nowrap;
          vertical-align: baseline; font-weight: 400; }
        thead th { color: var(--soft); border-bottom-color: var(--soft); vertical-align: bottom; }
        .bench thead th { white-space: normal; }
        thead span { display: block; font-size: 11px; }
        tbody th { font-weight: 600; } th:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
        .num { text-align: right; } td.long { white-space: normal; min-width: 260px; width: 99%; overflow-wrap: anywhere; }
        tbody tr:hover { background: var(--faint); }
        details { margin-top: 32px; } summary { cursor: pointer; font-weight: 620; padding: 6px 0; }
        footer { margin-top: 56px; padding-top: 16px; border-top: 1px solid var(--rule); }
        @media (max-width: 1000px) { .tiles { grid-template-columns: repeat(3, 1fr); }
          .row { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
        @media (max-width: 760px) { .heat { overflow-x: auto; padding-top: 8px; } .heat svg.chart { min-width: 720px; }
          .heat text { font-size: 19px; }
          .pair, .row { grid-template-columns: minmax(0, 1fr); } .pair text { font-size: 16px; } }
        @media (max-width: 640px) {
          table, tbody, tr, tbody th, td { display: block; } thead { display: none; }
          tr { padding: 8px 0; border-bottom: 1px solid var(--rule); }
          th, td, .num { border: 0; padding: 1px 0; white-space: normal; text-align: left; overflow-wrap: anywhere; }
          td.long { width: auto; min-width: 0; } td:empty { display: none; }
          td[data-label]::before, th[data-label]:not([data-label=""])::before { content: attr(data-label) ": "; color: var(--soft); } }
        @media (max-width: 560px) { .tiles { grid-template-columns: repeat(2, 1fr); } .tile { padding: 12px; }
          .tile .figure { font-size: 18px; } }
        @media print { body { background: none; } .command button, .cover { display: none; } figure, tr { break-inside: avoid; }
          .scroll { overflow: visible; } }

        """;
}
