// What a rule is, what it found here, and what that looks like; and the same for a site.

const fact = (name, value) => h("div", null, h("dt", null, name), h("dd", null, value));
/** A sentence of ours, in which `names` stand between backquotes. */
const prose = (text) =>
  text && text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? h("code", null, part) : part));
const FIXES = {
  safe: "can be mended safely by a program",
  unsafe: "can be mended by a program; look at the result",
  none: "has to be mended in the scraper, or by hand",
};

/** A shape with its masks set off. */
function masked(text) {
  return h(
    "code.shape",
    { dir: "auto" },
    text
      .split(/(‹(?:0|id|name|text|url|mail)›)/)
      .map((part, index) => (index % 2 ? h("i", null, part.slice(1, -1) === "0" ? "0" : part.slice(1, -1)) : part)),
  );
}

function example([title, text, found]) {
  const at = found ? text.indexOf(found) : -1,
    box = h("blockquote", { dir: "auto" }, title && h("b", null, title + "\n"));
  const shown = (part) => (part.length > 600 ? part.slice(0, 600) + " …" : part);
  if (at < 0) return add(box, [shown(text)]);
  return add(box, [
    shown(text.slice(0, at)),
    h("mark.error", null, shown(found)),
    shown(text.slice(at + found.length)),
  ]);
}

function shapes(rule, about) {
  if (!about.shapes.length) return null;
  const list = h("ol.shapes");
  const line = ([mask, sample, findings, number, siteCount, some, places]) =>
    h(
      "li",
      null,
      h(
        "p.much",
        null,
        h("b", null, count(number)),
        ` ${number === 1 ? "article" : "articles"}`,
        findings > number ? ` · ${many(findings, "finding")}` : "",
        " · ",
        siteCount === 1
          ? siteLink(SITES[some[0]])
          : siteCount > 64
            ? "more than 64 sites"
            : `${many(siteCount, "site")}`,
      ),
      h(
        "div",
        null,
        mask ? masked(mask) : h("code.shape", null, "(nothing there)"),
        mask && mask !== sample.trim().replace(/\s+/g, " ")
          ? h("p.about.sample", { dir: "auto" }, "such as ", h("q", null, sample))
          : null,
        h(
          "p.about",
          null,
          places.length > 1 ? "Articles " : "Article ",
          places.map((number, index) => [
            index ? ", " : "",
            h("a", { href: to("article", number + 1, { rule: rule.name }) }, number + 1),
          ]),
          number > places.length ? " …" : "",
        ),
      ),
    );
  const show = (to) => {
    for (const shape of about.shapes.slice(list.children.length, to)) list.append(line(shape));
  };
  show(12);
  const more =
    about.shapes.length > 12 &&
    h(
      "button",
      {
        type: "button",
        click: (event) => {
          show(about.shapes.length);
          event.target.remove();
        },
      },
      `Show all ${about.shapes.length}`,
    );
  return card(
    "What it looks like",
    "Findings that differ only in figures, ids, names, addresses and values are one line.",
    list,
    more || null,
    about.rest ? h("p.about", null, `${many(about.rest, "finding")} of rarer looks are not listed.`) : null,
  );
}

function rulePage(name) {
  const rule = RULES_FOUND.find((each) => each.name === name);
  document.title = `${name} · scrapelint`;
  if (!rule) return [h("h1", null, name), h("p", null, "No rule of this name found anything in this run.")];
  const about = detailsOf(name);
  return [
    h("p.crumb", null, link("Rules", "rules"), " / ", link(rule.family, "rules", "", { family: rule.family })),
    h("h1.code", null, rule.name),
    h("p", null, badge(rule.severity), " ", h("span.lead", null, about.message.replace(/\{\w+\}/g, "…"))),
    h(
      "dl.facts",
      null,
      fact("Articles", `${count(rule.articles)} · ${share(rule.articles, HEAD.articles)}`),
      fact("Sites", count(rule.sites)),
      fact("Findings", count(rule.findings)),
      fact("Points lost", count(Math.round(rule.points))),
    ),
    h(
      "div.two",
      null,
      card(
        "Why it matters",
        null,
        h("p", null, prose(about.why) || "The rule's description was not at hand when this report was written."),
        about.why ? h("p.about", null, `It ${FIXES[about.fix]}.`) : null,
        h("h3", null, "Scores of the articles that have it"),
        h(
          "figure.scores",
          null,
          tinyScores(rule.bins, 56),
          h("figcaption.about", null, h("span", null, "0"), h("span", null, "50"), h("span", null, "100")),
        ),
      ),
      card(
        "Where",
        `The sites with most of it, and their share of the ${many(rule.articles, "article")}.`,
        h(
          "ul.bars",
          null,
          rule.top.map(([index, number]) =>
            h(
              "li",
              null,
              siteLink(SITES[index]),
              shareBar(number / rule.articles, rule.severity),
              h("span.num", null, share(number, rule.articles)),
              h("span.num.about", null, count(number)),
            ),
          ),
        ),
      ),
    ),
    shapes(rule, about),
    about.flags.length || about.passes.length
      ? h(
          "details.card",
          null,
          h("summary", null, h("h2", null, "Examples")),
          h(
            "div.two",
            null,
            h("div", null, h("h3", null, "What it flags"), about.flags.slice(0, 6).map(example)),
            h("div", null, h("h3", null, "What it lets pass"), about.passes.slice(0, 6).map(example)),
          ),
        )
      : null,
    articlesOf({ rule: rule.name }),
  ];
}

function sitePage(name) {
  const site = SITES.find((each) => wellFormed(siteName(each)) === name);
  document.title = `${visible(name)} · scrapelint`;
  if (!site) return [h("h1", null, name), h("p", null, "There is no such site in this run.")];
  return [
    h("p.crumb", null, link("Sites", "sites")),
    h("h1", null, h("bdi", null, siteName(site))),
    h(
      "dl.facts",
      null,
      fact("Articles", count(site.articles)),
      fact("Mean score", pill(site.mean)),
      fact("Findings", count(site.findings)),
      fact("Points lost", count(Math.round(site.lost))),
    ),
    h(
      "div.two",
      null,
      card("Scores", SQUARE_ROOT, scorePlot(site.bins)),
      card(
        "Families of defects",
        "Share of the site's articles.",
        familyBars(site.families, site.articles, (family) => to("articles", "", { family, site: siteName(site) })),
      ),
    ),
    card(
      "Most frequent rules",
      null,
      h(
        "ul.bars",
        null,
        site.rules.map(([index, number]) =>
          h(
            "li",
            null,
            h(
              "a.code",
              { href: to("articles", "", { rule: RULES_FOUND[index].name, site: siteName(site) }) },
              RULES_FOUND[index].name,
            ),
            shareBar(number / site.articles, RULES_FOUND[index].severity),
            h("span.num", null, share(number, site.articles)),
            h("span.num.about", null, count(number)),
          ),
        ),
      ),
    ),
    articlesOf({ site: siteName(site) }),
  ];
}
