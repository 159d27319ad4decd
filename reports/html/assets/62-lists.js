// Sites, rules and articles as tables.

const includes = (text, wanted) => text.toLowerCase().includes(wanted);

function listPage(name, title, about, controls, make, query, sort, desc, keep) {
  const state = readState(query, sort, desc), chosen = Object.fromEntries(keep.map((key) => [key, query.get(key) ?? ""]));
  const told = h("p.about", { "aria-live": "polite" });
  const save = () => note(name, "", { ...chosen, ...writeState(state, sort, desc) });
  const listing = make(state, save, chosen);
  const show = () => { const lines = listing.filter(chosen); listing.host.show(lines); told.textContent = listing.tell(lines.length); };
  const changed = (key, value) => { chosen[key] = value; state.page = 1; show(); save(); };
  show();
  return [h("h1", null, title), about && h("p.about", null, about), h("form.filters", { role: "search", submit: (event) => event.preventDefault() }, controls(chosen, changed)), told, listing.host];
}

const familyChoice = (chosen, changed) => choice("Family", "family", HEAD.families.filter((each) => each[1]).map(([name, , articles]) => [name, `${name} (${count(articles)})`]), chosen.family, changed);
const severityChoice = (chosen, changed) => choice("Severity", "severity", SEVERITIES.map((name) => [name, name]), chosen.severity, changed);

function sites(query) {
  document.title = "Sites · scrapelint";
  return listPage("sites", "Sites", "Points lost: 100 less the score, summed over the site's articles.",
    (chosen, changed) => [search("Search sites", chosen.q, changed), familyChoice(chosen, changed)],
    (state, save) => ({
      host: table("Sites", [
        { key: "site", label: "Site", value: (site) => siteName(site).toLowerCase(), cell: siteLink, wide: true },
        { key: "mean", label: "Mean score", num: true, value: (site) => site.mean, cell: (site) => pill(site.mean) },
        { key: "scores", label: "Scores", cell: (site) => tinyScores(site.bins, 24, 100) },
        { key: "articles", label: "Articles", num: true, first: "desc", value: (site) => site.articles, cell: (site) => count(site.articles) },
        { key: "findings", label: "Findings", num: true, first: "desc", value: (site) => site.findings, cell: (site) => count(site.findings) },
        { key: "each", label: "per article", num: true, first: "desc", value: (site) => site.findings / site.articles, cell: (site) => one(site.findings / site.articles) },
        { key: "lost", label: "Points lost", num: true, first: "desc", value: (site) => site.lost, cell: (site) => count(Math.round(site.lost)) },
        { key: "rules", label: "Most frequent rules", cell: (site) => h("span.list", null, site.rules.slice(0, 3).map(([index, number]) => h("span", null, ruleLink(RULES_FOUND[index].name), ` ${count(number)}`))) },
      ], [], state, save),
      filter: ({ q, family }) => SITES.filter((site) => includes(siteName(site), q.toLowerCase()) && (!family || site.families[FAMILIES.indexOf(family)])),
      tell: (number) => `${count(number)} of ${many(SITES.length, "site")}`,
    }), query, "lost", true, ["q", "family"]);
}

function rules(query) {
  document.title = "Rules · scrapelint";
  return listPage("rules", "Rules", "Rules that found something in this run.",
    (chosen, changed) => [search("Search rules", chosen.q, changed), familyChoice(chosen, changed), severityChoice(chosen, changed)],
    (state, save) => ({
      host: table("Rules", [
        { key: "rule", label: "Rule", value: (rule) => rule.name, cell: (rule) => ruleLink(rule.name), wide: true },
        { key: "severity", label: "Severity", value: (rule) => SEVERITIES.indexOf(rule.severity), cell: (rule) => badge(rule.severity) },
        { key: "family", label: "Family", value: (rule) => rule.family, cell: (rule) => rule.family },
        { key: "articles", label: "Articles", num: true, first: "desc", value: (rule) => rule.articles, cell: (rule) => count(rule.articles) },
        { key: "share", label: "Share", num: true, cell: (rule) => share(rule.articles, HEAD.articles) },
        { key: "sites", label: "Sites", num: true, first: "desc", value: (rule) => rule.sites, cell: (rule) => count(rule.sites) },
        { key: "findings", label: "Findings", num: true, first: "desc", value: (rule) => rule.findings, cell: (rule) => count(rule.findings) },
        { key: "points", label: "Points lost", num: true, first: "desc", value: (rule) => rule.points, cell: (rule) => count(Math.round(rule.points)) },
        { key: "top", label: "Most on", cell: (rule) => h("span.list", null, rule.top.slice(0, 2).map(([index, number]) => h("span", null, siteLink(SITES[index]), ` ${count(number)}`))) },
      ], [], state, save),
      filter: ({ q, family, severity }) => RULES_FOUND.filter((rule) => includes(rule.name, q.toLowerCase()) && (!family || rule.family === family) && (!severity || rule.severity === severity)),
      tell: (number) => `${count(number)} of ${many(RULES_FOUND.length, "rule")}`,
    }), query, "articles", true, ["q", "family", "severity"]);
}

const FILTERS = ["q", "family", "rule", "severity", "site", "band"];

/** The rows that a filter lets pass. */
function filtered({ q = "", family = "", rule = "", severity = "", site = "", band: wanted = "" }) {
  const words = q.toLowerCase(), siteWords = site.toLowerCase();
  const allowed = RULES_FOUND.map((each) => (!family || each.family === family) && (!rule || each.name === rule) && (!severity || each.severity === severity));
  const exact = SITES.some((each) => wellFormed(siteName(each)) === site);
  const siteAllowed = SITES.map((each) => !site || (exact ? wellFormed(siteName(each)) === site : includes(siteName(each), siteWords)));
  const any = family || rule || severity;
  return rows().all.filter((row) => {
    if (!siteAllowed[row[SITE]] || (wanted && band(row[SCORE]) !== wanted)) return false;
    if (any) {
      let hit = false;
      for (let i = 0; i < row[RULES].length && !hit; i += 3) hit = allowed[row[RULES][i]];
      if (!hit) return false;
    }
    return !words || includes(row[TITLE], words) || includes(row[URL_], words) || includes(placeOf(row[PLACE]), words);
  });
}

/** The rows of a fragment, sorted as it says: what the list shows, and the order of next and previous. */
const ARTICLE_SORTS = {
  score: (row) => row[SCORE],
  title: (row) => titleOf(row).toLowerCase(),
  site: (row) => siteName(SITES[row[SITE]]).toLowerCase(),
  findings: findingsOf,
  number: (row) => row[NUMBER],
};
function listed(query) {
  const lines = filtered(Object.fromEntries(FILTERS.map((key) => [key, query.get(key) ?? ""])));
  const value = ARTICLE_SORTS[query.get("sort") ?? "score"] ?? ARTICLE_SORTS.score, way = query.get("desc") === "1" ? -1 : 1;
  return lines.map((row, index) => [value(row), index, row]).sort((a, b) => (a[0] < b[0] ? -way : a[0] > b[0] ? way : a[1] - b[1])).map((each) => each[2]);
}

function topRules(row) {
  const triples = [];
  for (let i = 0; i < row[RULES].length; i += 3) triples.push([row[RULES][i], row[RULES][i + 1], row[RULES][i + 2]]);
  triples.sort((a, b) => b[2] - a[2]);
  return h("span.list", null, triples.slice(0, 3).map(([index, number, points]) => {
    const rule = RULES_FOUND[index];
    return h(`span.${rule.severity}`, { title: `${points} points` }, rule.name, number > 1 ? ` ×${number}` : "");
  }), triples.length > 3 ? h("span.about", null, `+${triples.length - 3}`) : "");
}

function articleTable(state, save, chosen) {
  const query = () => ({ ...Object.fromEntries(FILTERS.map((key) => [key, chosen[key] ?? ""])), ...writeState({ ...state, page: 1 }, "score", false) });
  return table("Articles", [
    { key: "score", label: "Score", num: true, value: ARTICLE_SORTS.score, cell: (row) => pill(row[SCORE]) },
    { key: "title", label: "Article", value: ARTICLE_SORTS.title, wide: true, cell: (row) => [h("a.title", { href: to("article", row[NUMBER] + 1, query()), dir: "auto" }, titleOf(row)), isFull(row[NUMBER]) ? "" : h("span.about", { title: "The text is not in this report" }, " figures only")] },
    { key: "site", label: "Site", value: ARTICLE_SORTS.site, cell: (row) => siteLink(SITES[row[SITE]]) },
    { key: "findings", label: "Findings", num: true, first: "desc", value: findingsOf, cell: (row) => count(findingsOf(row)) },
    { key: "rules", label: "What", cell: topRules },
  ], [], state, save);
}

function articles(query) {
  document.title = "Articles · scrapelint";
  const listOfSites = h("datalist", { id: "sitenames" }, [...SITES].sort((a, b) => b.articles - a.articles).slice(0, 500).map((site) => h("option", { value: wellFormed(siteName(site)) })));
  return listPage("articles", "Articles", held(),
    (chosen, changed) => {
      const site = control("Site", h("input", { type: "search", name: "site", list: "sitenames", value: chosen.site, autocomplete: "off", spellcheck: "false", input: (event) => changed("site", event.target.value) }));
      const rule = choice("Rule", "rule", [...RULES_FOUND].sort((a, b) => (a.name < b.name ? -1 : 1)).map((each) => [each.name, `${each.name} (${count(each.articles)})`]), chosen.rule, changed);
      return [search("Search title, address, place", chosen.q, changed), familyChoice(chosen, changed), rule, severityChoice(chosen, changed), site, listOfSites,
        choice("Score", "band", [["poor", "poor, below 50"], ["fair", "fair, 50 to 89"], ["good", "good, from 90"]], chosen.band, changed),
        h("a.button", { href: "#/articles" }, "Clear")];
    },
    (state, save, chosen) => ({ host: articleTable(state, save, chosen), filter: filtered, tell: (number) => `${count(number)} of ${many(rows().all.length, "article")}` }),
    query, "score", false, FILTERS);
}

/** The articles of one site or with one rule, below what is said about it. */
function articlesOf(filter) {
  const lines = filtered(filter);
  const host = articleTable(readState(new URLSearchParams(), "score", false), () => {}, filter);
  host.show(lines);
  return h("section", null, h("h2", null, "Articles, worst first"), h("p.more", null, link(`Filter these ${many(lines.length, "article")} further →`, "articles", "", filter)), host);
}
