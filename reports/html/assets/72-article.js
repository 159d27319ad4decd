// An article: its text with every finding in place, and beside it what each one means.

const RULE = 0, FIELD = 1, START = 2, END = 3, POINTS = 4, SURE = 5, MESSAGE = 6, EXCERPT = 7, LINE = 8, COLUMN = 9, RELATED = 10, FIX = 11, SEVERITY = 12; // of a finding

let reading = null; // the article that is open: what the keys act on

function pointsBar(score, findings) {
  const lost = new Map();
  for (const finding of findings) lost.set(finding[RULE], (lost.get(finding[RULE]) ?? 0) + finding[POINTS]);
  const parts = [...lost].filter((part) => part[1] >= 0.05).sort((a, b) => b[1] - a[1]);
  let x = score;
  const severity = (rule) => findings.find((finding) => finding[RULE] === rule)[SEVERITY];
  return h("div.points", null,
    svg("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { class: "kept", x: 0, y: 0, width: score, height: 6 }),
      parts.map(([rule, points]) => { const bar = svg("rect", { class: `lost ${severity(rule)}`, x: x + 0.25, y: 0, width: Math.max(0.2, points - 0.25), height: 6 }); x += points; return bar; })),
    h("p.about", null, "100", parts.slice(0, 6).map(([rule, points]) => [" − ", h("b", null, one(points)), " ", ruleLink(rule)]), parts.length > 6 ? ` − ${one(parts.slice(6).reduce((sum, part) => sum + part[1], 0))} by ${parts.length - 6} more rules` : "", " = ", h("b", null, one(score))));
}

function neighbours(number, query) {
  const order = listed(query), at = order.findIndex((row) => row[NUMBER] === number);
  return { at, of: order.length, before: at > 0 ? order[at - 1][NUMBER] : null, after: at >= 0 && at + 1 < order.length ? order[at + 1][NUMBER] : null };
}

function articleHead(number, row, full, query) {
  const title = full ? full.title.trim() : row[TITLE].trim(), url = full ? full.url : row[URL_], place = full ? full.source : row[PLACE];
  const next = neighbours(number, query), values = Object.fromEntries([...query].filter(([key]) => key !== "f"));
  const step = (text, key, target) => (target === null ? h("span.button.off", null, text) : h("a.button", { href: to("article", target + 1, values), "aria-keyshortcuts": key }, text));
  document.title = `${visible(title.slice(0, 80) || url || "article")} · scrapelint`;
  reading = { ...next, values, number };
  const filter = FILTERS.map((key) => query.get(key)).filter(Boolean).join(", ");
  return [
    h("div.crumbs", null, h("p.crumb", null, link("Articles", "articles", "", values), filter ? h("span.about", null, ` (${filter})`) : "", next.at >= 0 ? h("span.about", null, ` · ${count(next.at + 1)} of ${count(next.of)}`) : ""),
      h("p.steps", null, step("← Previous", "[", next.before), step("Next →", "]", next.after))),
    h("h1.title", { dir: "auto" }, title || "(no title)"),
    h("p.about.meta", null, pill(full ? full.score : row[SCORE]), " ", siteLink(SITES[full ? full.site : row[SITE]]), url ? [" · ", outward(url)] : "", placeOf(place) ? [" · ", h("span.code", null, placeOf(place))] : "", (full ? full.lang : row[LANG]) ? ` · ${full ? full.lang : row[LANG]}` : "", full?.id ? ` · id ${full.id}` : "")];
}

function figuresOnly(number, row, query) {
  const lines = [];
  for (let i = 0; i < row[RULES].length; i += 3) lines.push([RULES_FOUND[row[RULES][i]], row[RULES][i + 1], row[RULES][i + 2]]);
  return [...articleHead(number, row, null, query),
    h("p.notice", null, `Only the figures of this article are in this report, which holds the ${count(FULL.total)} worst in full. A report written to a directory (--output report/) holds the text of all, --html-articles N of more.`),
    h("table.plain", null, h("thead", null, h("tr", null, ["Rule", "Findings", "Points"].map((name, index) => h(`th${index ? ".num" : ""}`, { scope: "col" }, name)))),
      h("tbody", null, lines.sort((a, b) => b[2] - a[2]).map(([rule, number, points]) => h("tr", null, h("td", null, ruleLink(rule.name)), h("td.num", null, count(number)), h("td.num", null, one(points))))))];
}

function findingDetail(finding, index, jump, texts) {
  const about = detailsOf(finding[RULE]);
  return h("div.detail", null,
    h("p", null, about?.why || ""),
    h("dl.facts", null, fact("Cost", `${finding[POINTS]} points`), fact("Sure", share(finding[SURE], 1)), finding[LINE] ? fact("Place", `${texts[finding[FIELD]][0]}:${finding[LINE]}:${finding[COLUMN]}`) : null, fact("Fix", { safe: "safe", unsafe: "look at the result", none: "by hand" }[finding[FIX]])),
    h("p.links", null, finding[RELATED].length ? h("button", { type: "button", click: () => jump(index) }, "Go to the first copy") : "", ruleLink(finding[RULE])));
}

async function articlePage(argument, query) {
  const number = Number(argument) - 1, row = rowOf(number);
  const full = await article(number);
  if (!full && !row) { document.title = "Article · scrapelint"; return [h("h1", null, "No such article"), h("p", null, held())]; }
  if (!full) return figuresOnly(number, row, query);
  const { findings, texts } = full, head = articleHead(number, row, full, query);
  const list = h("ol.found"), text = h("article.text", { "aria-label": "The text as scraped" });
  const scroll = (node) => node?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  const marksOf = (key, index) => [...text.querySelectorAll(`[data-${key}~="${index}"]`)];
  const position = h("span.about");

  const select = (index, quiet) => {
    reading.selected = index;
    text.querySelectorAll(".on").forEach((each) => each.classList.remove("on"));
    for (const mark of [...marksOf("f", index), ...marksOf("c", index)]) mark.classList.add("on");
    [...list.children].forEach((item, at) => {
      const button = item.querySelector("button.pick"), on = at === index;
      button.setAttribute("aria-expanded", String(on));
      item.classList.toggle("on", on);
      item.querySelector(".detail")?.remove();
      if (on) {
        item.append(findingDetail(findings[index], index, (of) => scroll(marksOf("c", of)[0]), texts));
        list.scrollTop += item.getBoundingClientRect().top - list.getBoundingClientRect().top - 60;
      }
    });
    position.textContent = ` ${index + 1} of ${findings.length}`;
    if (quiet) return;
    scroll(marksOf("f", index)[0]);
    note("article", number + 1, { ...reading.values, f: index + 1 });
    say(`Finding ${index + 1} of ${findings.length}: ${findings[index][MESSAGE]}`);
  };
  const move = (by) => { if (findings.length) select(((reading.selected ?? (by > 0 ? -1 : 0)) + by + findings.length) % findings.length); };
  reading.move = move;

  findings.forEach((finding, index) => list.append(h("li", null,
    h("button.pick", { type: "button", "aria-expanded": "false", click: () => select(index) },
      h(`span.tag.${finding[SEVERITY]}`, { "aria-hidden": "true" }, index + 1), h("span.what", null, h("b", null, finding[RULE]), h("span", { dir: "auto" }, finding[MESSAGE])), h("span.num", null, finding[POINTS] >= 0.05 ? `−${one(finding[POINTS])}` : "0")))));
  texts.forEach(([name, length, pieces], field) => {
    const own = findings.map((finding, index) => ({ index, start: finding[START], end: finding[END], severity: finding[SEVERITY], rule: finding[RULE], field: finding[FIELD] })).filter((mark) => mark.field === field);
    if (!own.length && !length && name !== "text") return;
    const copies = own.flatMap((mark) => findings[mark.index][RELATED].map(([start, end]) => ({ start, end, of: mark.index })));
    text.append(h("h2.field", null, name === "text" ? "text, as scraped" : name));
    if (pieces.length) text.append(fieldText(pieces, length, own, copies, select));
    else text.append(h("p.notice", null, "The text was not at hand when this report was written; these are the excerpts of its findings."), h("div.prose", null, own.map((mark) => {
      const block = h("p.snippet", { dir: "auto" }, h(`button.tag.${mark.severity}`, { type: "button", "data-f": mark.index, "aria-label": `Finding ${mark.index + 1}: ${mark.rule}`, click: () => select(mark.index) }, mark.index + 1));
      const shown = h(`mark.${mark.severity}`, { "data-f": mark.index, click: () => select(mark.index) });
      stretch(shown, findings[mark.index][EXCERPT], HIDDEN);
      block.append(shown);
      return block;
    })));
  });
  const aside = h("aside.beside", { "aria-label": "Findings" },
    h("div.bar", null, h("h2", null, "Findings", position), findings.length > 1 ? h("p.steps", null, h("button", { type: "button", "aria-keyshortcuts": "p", click: () => move(-1) }, "↑ Previous"), h("button", { type: "button", "aria-keyshortcuts": "n", click: () => move(1) }, "↓ Next")) : ""),
    findings.length ? list : h("p.none", null, "None. This article is sound as far as the rules can tell."),
    full.unmarked ? h("p.about", null, `${many(full.unmarked, "finding")} that cost less are not marked.`) : null);
  const asked = Number(query.get("f")) - 1;
  if (findings.length) queueMicrotask(() => {
    const start = asked >= 0 && asked < findings.length ? asked : 0;
    select(start, true);
    if (query.has("f")) requestAnimationFrame(() => scroll(marksOf("f", start)[0]));
  });
  return [...head, findings.length ? pointsBar(full.score, findings) : null, h("div.reading", null, text, aside)];
}
