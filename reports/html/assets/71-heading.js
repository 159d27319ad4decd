// What stands above an article: whose it is, what it scored and why, and its neighbours in the list.

/** How the score came about; lost: [rule, severity, points], the costliest first. */
function pointsBar(score, lost) {
  const parts = lost.filter((part) => part[2] >= 0.05);
  let x = score;
  return h(
    "div.points",
    null,
    svg(
      "svg",
      { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { class: "kept", x: 0, y: 0, width: score, height: 6 }),
      parts.map(([, severity, points]) => {
        const bar = svg("rect", {
          class: `lost ${severity}`,
          x: x + 0.25,
          y: 0,
          width: Math.max(0.2, points - 0.25),
          height: 6,
        });
        x += points;
        return bar;
      }),
    ),
    h(
      "p.about",
      null,
      "100",
      parts.slice(0, 6).map(([rule, , points]) => [" − ", h("b", null, one(points)), " ", ruleLink(rule)]),
      parts.length > 6
        ? ` − ${one(parts.slice(6).reduce((sum, part) => sum + part[2], 0))} by ${many(parts.length - 6, "other rule")}`
        : "",
      " = ",
      h("b", null, one(score)),
    ),
  );
}

function neighbours(number, query) {
  const order = listed(query),
    at = order.findIndex((row) => row[NUMBER] === number);
  return {
    at,
    of: order.length,
    before: at > 0 ? order[at - 1][NUMBER] : null,
    after: at >= 0 && at + 1 < order.length ? order[at + 1][NUMBER] : null,
  };
}

function articleHead(number, row, full, query) {
  const title = full ? full.title.trim() : row[TITLE].trim(),
    url = full ? full.url : row[URL_],
    place = full ? full.source : row[PLACE];
  const next = neighbours(number, query),
    values = Object.fromEntries([...query].filter(([key]) => key !== "f"));
  const step = (text, key, target) =>
    target === null
      ? h("span.button.off", null, text)
      : h("a.button", { href: to("article", target + 1, values), "aria-keyshortcuts": key }, text);
  document.title = `${visible(title.slice(0, 80) || url || "article")} · scrapelint`;
  reading = { ...next, values, number };
  const filter = FILTERS.map((key) => query.get(key))
    .filter(Boolean)
    .join(", ");
  return [
    h(
      "div.crumbs",
      null,
      h(
        "p.crumb",
        null,
        link("Articles", "articles", "", values),
        filter ? h("span.about", null, ` (${filter})`) : "",
        next.at >= 0 ? h("span.about", null, ` · ${count(next.at + 1)} of ${count(next.of)}`) : "",
      ),
      h("p.steps", null, step("← Previous", "[", next.before), step("Next →", "]", next.after)),
    ),
    h("h1.title", { dir: "auto" }, title || "(no title)"),
    h(
      "p.about.meta",
      null,
      pill(full ? full.score : row[SCORE]),
      " ",
      siteLink(SITES[full ? full.site : row[SITE]]),
      url ? [" · ", outward(url)] : "",
      placeOf(place) ? [" · ", h("span.code", null, placeOf(place))] : "",
      (full ? full.lang : row[LANG]) ? ` · ${full ? full.lang : row[LANG]}` : "",
      full?.id ? ` · id ${full.id}` : "",
    ),
  ];
}

function figuresOnly(number, row, query) {
  const lines = [];
  for (let i = 0; i < row[RULES].length; i += 3)
    lines.push([RULES_FOUND[row[RULES][i]], row[RULES][i + 1], row[RULES][i + 2]]);
  return [
    ...articleHead(number, row, null, query),
    h(
      "p.notice",
      null,
      `Only the figures of this article are in this report, which holds the ${count(FULL.total)} worst in full. A report written to a directory (--output report/) holds the text of all, --html-articles N of more.`,
    ),
    h(
      "table.plain",
      null,
      tableHead("Rule", "Findings", "Points"),
      h(
        "tbody",
        null,
        lines
          .sort((a, b) => b[2] - a[2])
          .map(([rule, number, points]) =>
            h(
              "tr",
              null,
              h("td", null, ruleLink(rule.name)),
              h("td.num", null, count(number)),
              h("td.num", null, one(points)),
            ),
          ),
      ),
    ),
  ];
}
