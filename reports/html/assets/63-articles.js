// Articles as a table, whole or of one site or rule.

function topRules(row) {
  const triples = [];
  for (let i = 0; i < row[RULES].length; i += 3) triples.push([row[RULES][i], row[RULES][i + 1], row[RULES][i + 2]]);
  triples.sort((a, b) => b[2] - a[2]);
  return h(
    "span.list",
    null,
    triples.slice(0, 3).map(([index, number, points]) => {
      const rule = RULES_FOUND[index];
      return h(`span.${rule.severity}`, { title: `${points} points` }, rule.name, number > 1 ? ` ×${number}` : "");
    }),
    triples.length > 3 ? h("span.about", null, `+${triples.length - 3}`) : "",
  );
}

function articleTable(state, save, chosen, size) {
  const query = () => ({
    ...Object.fromEntries(FILTERS.map((key) => [key, chosen[key] ?? ""])),
    ...writeState({ ...state, page: 1 }, "score", false),
  });
  return table(
    "Articles",
    [
      { key: "score", label: "Score", num: true, value: ARTICLE_SORTS.score, cell: (row) => pill(row[SCORE]) },
      {
        key: "title",
        label: "Article",
        value: ARTICLE_SORTS.title,
        wide: true,
        cell: (row) => [
          h("a.title", { href: to("article", row[NUMBER] + 1, query()), dir: "auto" }, titleOf(row)),
          isFull(row[NUMBER]) ? "" : h("span.about", { title: "The text is not in this report" }, " figures only"),
        ],
      },
      {
        key: "site",
        label: "Site",
        middle: true,
        value: ARTICLE_SORTS.site,
        cell: (row) => siteLink(SITES[row[SITE]]),
      },
      {
        key: "findings",
        label: "Findings",
        num: true,
        first: "desc",
        value: findingsOf,
        cell: (row) => count(findingsOf(row)),
      },
      { key: "rules", label: "What", cell: topRules },
    ],
    [],
    state,
    save,
    size,
  );
}

function articles(query) {
  document.title = "Articles · scrapelint";
  const listOfSites = h(
    "datalist",
    { id: "sitenames" },
    [...SITES]
      .sort((a, b) => b.articles - a.articles)
      .slice(0, 500)
      .map((site) => h("option", { value: wellFormed(siteName(site)) })),
  );
  return listPage(
    "articles",
    "Articles",
    held(),
    (chosen, changed) => {
      const site = control(
        "Site",
        h("input", {
          type: "search",
          name: "site",
          list: "sitenames",
          value: chosen.site,
          autocomplete: "off",
          spellcheck: "false",
          input: (event) => changed("site", event.target.value),
        }),
      );
      const rule = choice(
        "Rule",
        "rule",
        [...RULES_FOUND]
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map((each) => [each.name, `${each.name} (${count(each.articles)})`]),
        chosen.rule,
        changed,
      );
      return [
        search("Search title, address, place", chosen.q, changed),
        familyChoice(chosen, changed),
        rule,
        severityChoice(chosen, changed),
        site,
        listOfSites,
        choice(
          "Score",
          "band",
          [
            ["poor", "poor, below 50"],
            ["fair", "fair, 50 to 89"],
            ["good", "good, from 90"],
          ],
          chosen.band,
          changed,
        ),
        h("a.button", { href: "#/articles" }, "Clear"),
      ];
    },
    (state, save, chosen) => ({
      host: articleTable(state, save, chosen),
      filter: filtered,
      tell: (number) => `${count(number)} of ${many(rows().all.length, "article")}`,
    }),
    query,
    "score",
    false,
    FILTERS,
  );
}

/** The articles of one site or with one rule, below what is said about it. */
function articlesOf(filter) {
  const lines = filtered(filter);
  const host = articleTable(readState(new URLSearchParams(), "score", false), () => {}, filter, FEW);
  host.show(lines);
  return h(
    "section",
    null,
    h("h2", null, "Articles, worst first"),
    h("p.more", null, link(`Filter these ${many(lines.length, "article")} further →`, "articles", "", filter)),
    host,
  );
}
