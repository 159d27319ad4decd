// The first screen: what the gate said, how good the articles are, and where to look first.

const card = (title, about, ...kids) =>
  h("section.card", null, h("h2", null, title), about && h("p.about", null, about), kids);

/** Which rules are behind the errors, worst first. */
function causes() {
  const rank = RULES_FOUND.filter((rule) => rule.severity === "error").sort((a, b) => b.findings - a.findings);
  if (HEAD.verdict.code !== 1 || !rank.length) return null;
  return h(
    "p.causes",
    null,
    "Errors by rule: ",
    rank.slice(0, 6).map((rule, index) => [index ? ", " : "", ruleLink(rule.name), ` ${count(rule.findings)}`]),
    rank.length > 6 ? ` and ${many(rank.length - 6, "other")}` : "",
    ".",
  );
}

function verdict() {
  const { word, code, reasons, remarks } = HEAD.verdict;
  const kind = ["passed", "failed"][code] ?? "unknown";
  return h(
    `section.verdict.${kind}`,
    { "aria-label": "Verdict" },
    h("div.sign", { "aria-hidden": "true" }, { passed: "✓", failed: "✕", unknown: "?" }[kind]),
    h(
      "div",
      null,
      h("h1", null, word === "Nothing can be said" ? word : `The gate ${word.toLowerCase()}`),
      reasons.length
        ? h(
            "ul",
            null,
            reasons.map((reason) => h("li", null, reason)),
          )
        : h("p", null, "Nothing that the gate forbids was found."),
      remarks.map((remark) => h("p.about", null, remark)),
      causes(),
      h(
        "p.about",
        null,
        HEAD.paths.length ? [HEAD.paths.slice(0, 5).join(", "), HEAD.paths.length > 5 ? " and others" : "", " · "] : "",
        h("time", { datetime: HEAD.written }, HEAD.written.slice(0, 16).replace("T", " ") + " UTC"),
        ` · scrapelint ${HEAD.version}`,
      ),
    ),
  );
}

function tiles() {
  const broken = HEAD.articles - HEAD.clean;
  const tile = (name, value, more, view) =>
    h(
      "div.tile",
      null,
      h("dt", null, name),
      h("dd", null, h("b", null, value), view ? h("a", { href: view }, more) : h("span", null, more)),
    );
  return h(
    "dl.tiles",
    null,
    tile(
      "Articles",
      count(HEAD.articles),
      HEAD.unreadable ? `${count(HEAD.unreadable)} more unreadable` : `on ${many(SITES.length, "site")}`,
      to("sites"),
    ),
    tile(
      "Mean score",
      HEAD.mean === null ? "–" : one(HEAD.mean),
      HEAD.mean === null ? "no article" : `of 100 · ${band(HEAD.mean)}`,
    ),
    tile("Articles with findings", count(broken), `${share(broken, HEAD.articles)} of all`, to("articles")),
    tile(
      "Errors",
      count(HEAD.severities[0]),
      `${many(HEAD.severities[1], "warning")}, ${count(HEAD.severities[2])} info`,
      to("articles", "", { severity: "error" }),
    ),
  );
}

function bands() {
  const about = { good: "90 to 100", fair: "50 to 89", poor: "below 50" };
  return h(
    "ul.bands",
    null,
    ["poor", "fair", "good"].map((name) => {
      const number = HEAD.grades[["good", "fair", "poor"].indexOf(name)];
      return h(
        `li.${name}`,
        null,
        h("a", { href: to("articles", "", { band: name }) }, name),
        ` ${about[name]}: `,
        h("b", null, count(number)),
        ` · ${share(number, HEAD.articles)}`,
      );
    }),
  );
}

function familyBars(parts, whole, view) {
  const rank = parts
    .map((number, index) => [FAMILIES[index], number])
    .filter((each) => each[1])
    .sort((a, b) => b[1] - a[1]);
  if (!rank.length) return h("p.none", null, "No finding.");
  const most = rank[0][1] / whole;
  return h(
    "ul.bars",
    null,
    rank.map(([name, number]) =>
      h(
        "li",
        null,
        h("a", { href: view(name) }, name),
        shareBar(number / whole / Math.max(most, 0.02)),
        h("span.num", null, share(number, whole)),
        h("span.num.about", null, count(number)),
      ),
    ),
  );
}

function siteCards() {
  const worst = SITES.filter((site) => site.findings)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, 8);
  const all = SITES.reduce((sum, site) => sum + site.lost, 0) || 1;
  return h(
    "div.multiples",
    null,
    worst.map((site) =>
      h(
        "article.small",
        null,
        h("h3", null, siteLink(site)),
        tinyScores(site.bins),
        h("p", null, pill(site.mean), ` mean of ${many(site.articles, "article")}`),
        h(
          "p.about",
          null,
          `${share(site.lost, all)} of all points lost`,
          site.costliest >= 0 ? [" · most to ", ruleLink(RULES_FOUND[site.costliest].name)] : "",
        ),
      ),
    ),
  );
}

function ruleCards() {
  const top = [...RULES_FOUND].sort((a, b) => b.articles - a.articles).slice(0, 8),
    most = top[0]?.articles ?? 1;
  return h(
    "div.multiples",
    null,
    top.map((rule) =>
      h(
        "article.small",
        null,
        h("h3", null, ruleLink(rule.name)),
        shareBar(rule.articles / most, rule.severity),
        h(
          "p",
          null,
          badge(rule.severity),
          ` ${many(rule.articles, "article")}, ${share(rule.articles, HEAD.articles)}`,
        ),
        h(
          "p.about",
          null,
          `${many(rule.sites, "site")}`,
          rule.sites > 1 && rule.top.length
            ? [", most on ", siteLink(SITES[rule.top[0][0]]), ` (${share(rule.top[0][1], rule.articles)})`]
            : rule.top.length
              ? [": ", siteLink(SITES[rule.top[0][0]])]
              : "",
        ),
      ),
    ),
  );
}

function overview() {
  document.title = `${HEAD.verdict.word} · scrapelint`;
  if (!HEAD.articles) return [verdict(), changes(), unreadable()];
  const parts = HEAD.families.map((family) => family[2]);
  return [
    verdict(),
    tiles(),
    changes(),
    h(
      "div.two",
      null,
      card("Scores", SQUARE_ROOT, bands(), scorePlot(HEAD.bins)),
      card(
        "Families of defects",
        "Share of the articles with at least one finding. Bars are drawn to the longest.",
        familyBars(parts, HEAD.articles, (family) => to("articles", "", { family })),
      ),
    ),
    card(
      "Where points are lost",
      "The sites that lose the most points together. Bars: articles by score, 0 to 100, one scale for all.",
      siteCards(),
      h("p.more", null, link(`All ${many(SITES.length, "site")} →`, "sites")),
    ),
    card(
      "Most frequent rules",
      "By articles that have a finding; bars share one scale.",
      ruleCards(),
      h("p.more", null, link(`All ${many(RULES_FOUND.length, "rule")} that found something →`, "rules")),
    ),
    trends(),
    unreadable(),
    h("p.about.held", null, held()),
  ];
}

/** How much of the run this report holds. */
function held() {
  const full =
    FULL.total >= HEAD.articles
      ? `The text of all ${many(HEAD.articles, "article")} is in this report`
      : `The ${count(FULL.total)} worst articles are here in full, of all ${count(HEAD.articles)} the figures`;
  return full + (HEAD.rows < HEAD.articles ? `; the table lists the worst ${count(HEAD.rows)}.` : ".");
}
