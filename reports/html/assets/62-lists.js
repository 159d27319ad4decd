// What every list has: a filter that stays in the fragment, and an order.

const includes = (text, wanted) => text.toLowerCase().includes(wanted);

function listPage(name, title, about, controls, make, query, sort, desc, keep) {
  const state = readState(query, sort, desc),
    chosen = Object.fromEntries(keep.map((key) => [key, query.get(key) ?? ""]));
  const told = h("p.about", { "aria-live": "polite" });
  const save = () => note(name, "", { ...chosen, ...writeState(state, sort, desc) });
  const listing = make(state, save, chosen);
  const show = () => {
    const lines = listing.filter(chosen);
    listing.host.show(lines);
    told.textContent = listing.tell(lines.length);
  };
  const changed = (key, value) => {
    chosen[key] = value;
    state.page = 1;
    show();
    save();
  };
  show();
  return [
    h("h1", null, title),
    about && h("p.about", null, about),
    h("form.filters", { role: "search", submit: (event) => event.preventDefault() }, controls(chosen, changed)),
    told,
    listing.host,
  ];
}

const familyChoice = (chosen, changed) =>
  choice(
    "Family",
    "family",
    HEAD.families.filter((each) => each[1]).map(([name, , articles]) => [name, `${name} (${count(articles)})`]),
    chosen.family,
    changed,
  );

const severityChoice = (chosen, changed) =>
  choice(
    "Severity",
    "severity",
    SEVERITIES.map((name) => [name, name]),
    chosen.severity,
    changed,
  );

const FILTERS = ["q", "family", "rule", "severity", "site", "band"];

/** The rows that a filter lets pass. */
function filtered({ q = "", family = "", rule = "", severity = "", site = "", band: wanted = "" }) {
  const words = q.toLowerCase(),
    siteWords = site.toLowerCase();
  const allowed = RULES_FOUND.map(
    (each) =>
      (!family || each.family === family) && (!rule || each.name === rule) && (!severity || each.severity === severity),
  );
  const exact = SITES.some((each) => wellFormed(siteName(each)) === site);
  const siteAllowed = SITES.map(
    (each) => !site || (exact ? wellFormed(siteName(each)) === site : includes(siteName(each), siteWords)),
  );
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
  const value = ARTICLE_SORTS[query.get("sort") ?? "score"] ?? ARTICLE_SORTS.score,
    way = query.get("desc") === "1" ? -1 : 1;
  return lines
    .map((row, index) => [value(row), index, row])
    .sort((a, b) => (a[0] < b[0] ? -way : a[0] > b[0] ? way : a[1] - b[1]))
    .map((each) => each[2]);
}
