// Sites and rules as tables.

function sites(query) {
  document.title = "Sites · scrapelint";
  return listPage(
    "sites",
    "Sites",
    "Points lost: 100 less the score, summed over the site's articles.",
    (chosen, changed) => [search("Search sites", chosen.q, changed), familyChoice(chosen, changed)],
    (state, save) => ({
      host: table(
        "Sites",
        [
          { key: "site", label: "Site", value: (site) => siteName(site).toLowerCase(), cell: siteLink, wide: true },
          { key: "mean", label: "Mean score", num: true, value: (site) => site.mean, cell: (site) => pill(site.mean) },
          { key: "scores", label: "Scores", cell: (site) => tinyScores(site.bins, 24, 100) },
          {
            key: "articles",
            label: "Articles",
            num: true,
            first: "desc",
            value: (site) => site.articles,
            cell: (site) => count(site.articles),
          },
          {
            key: "findings",
            label: "Findings",
            num: true,
            first: "desc",
            value: (site) => site.findings,
            cell: (site) => count(site.findings),
          },
          {
            key: "each",
            label: "per article",
            num: true,
            first: "desc",
            value: (site) => site.findings / site.articles,
            cell: (site) => one(site.findings / site.articles),
          },
          {
            key: "lost",
            label: "Points lost",
            num: true,
            first: "desc",
            value: (site) => site.lost,
            cell: (site) => count(Math.round(site.lost)),
          },
          {
            key: "rules",
            label: "Most frequent rules",
            cell: (site) =>
              h(
                "span.list",
                null,
                site.rules
                  .slice(0, 3)
                  .map(([index, number]) => h("span", null, ruleLink(RULES_FOUND[index].name), ` ${count(number)}`)),
              ),
          },
        ],
        [],
        state,
        save,
      ),
      filter: ({ q, family }) =>
        SITES.filter(
          (site) => includes(siteName(site), q.toLowerCase()) && (!family || site.families[FAMILIES.indexOf(family)]),
        ),
      tell: (number) => `${count(number)} of ${many(SITES.length, "site")}`,
    }),
    query,
    "lost",
    true,
    ["q", "family"],
  );
}

function rules(query) {
  document.title = "Rules · scrapelint";
  return listPage(
    "rules",
    "Rules",
    "Rules that found something in this run.",
    (chosen, changed) => [
      search("Search rules", chosen.q, changed),
      familyChoice(chosen, changed),
      severityChoice(chosen, changed),
    ],
    (state, save) => ({
      host: table(
        "Rules",
        [
          { key: "rule", label: "Rule", value: (rule) => rule.name, cell: (rule) => ruleLink(rule.name), wide: true },
          {
            key: "severity",
            label: "Severity",
            value: (rule) => SEVERITIES.indexOf(rule.severity),
            cell: (rule) => badge(rule.severity),
          },
          {
            key: "family",
            label: "Family",
            value: (rule) => rule.family,
            cell: (rule) => h("span.whole", null, rule.family),
          },
          {
            key: "articles",
            label: "Articles",
            num: true,
            first: "desc",
            value: (rule) => rule.articles,
            cell: (rule) => count(rule.articles),
          },
          { key: "share", label: "Share", num: true, cell: (rule) => share(rule.articles, HEAD.articles) },
          {
            key: "sites",
            label: "Sites",
            num: true,
            first: "desc",
            value: (rule) => rule.sites,
            cell: (rule) => count(rule.sites),
          },
          {
            key: "findings",
            label: "Findings",
            num: true,
            first: "desc",
            value: (rule) => rule.findings,
            cell: (rule) => count(rule.findings),
          },
          {
            key: "points",
            label: "Points lost",
            num: true,
            first: "desc",
            value: (rule) => rule.points,
            cell: (rule) => count(Math.round(rule.points)),
          },
          {
            key: "top",
            label: "Most on",
            cell: (rule) =>
              h(
                "span.list",
                null,
                rule.top
                  .slice(0, 2)
                  .map(([index, number]) => h("span", null, siteLink(SITES[index]), ` ${count(number)}`)),
              ),
          },
        ],
        [],
        state,
        save,
      ),
      filter: ({ q, family, severity }) =>
        RULES_FOUND.filter(
          (rule) =>
            includes(rule.name, q.toLowerCase()) &&
            (!family || rule.family === family) &&
            (!severity || rule.severity === severity),
        ),
      tell: (number) => `${count(number)} of ${many(RULES_FOUND.length, "rule")}`,
    }),
    query,
    "articles",
    true,
    ["q", "family", "severity"],
  );
}
