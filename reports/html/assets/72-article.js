// An article: its text with every finding in place, and beside it what each one means.

const RULE = 0,
  FIELD = 1,
  START = 2,
  END = 3,
  POINTS = 4,
  SURE = 5,
  MESSAGE = 6,
  EXCERPT = 7,
  LINE = 8,
  COLUMN = 9,
  RELATED = 10,
  FIX = 11,
  SEVERITY = 12,
  KNOWN = 13; // of a finding

let reading = null; // the article that is open: what the keys act on

function findingDetail(finding, index, jump, texts) {
  const about = detailsOf(finding[RULE]);
  return h(
    "div.detail",
    null,
    h("p", null, prose(about?.why ?? "")),
    h(
      "dl.facts",
      null,
      fact("Cost", `${finding[POINTS]} points`),
      fact("Sure", share(finding[SURE], 1)),
      finding[LINE] ? fact("Place", `${texts[finding[FIELD]][0]}:${finding[LINE]}:${finding[COLUMN]}`) : null,
      finding[KNOWN] ? fact("Known", "to the baseline") : null,
      fact("Fix", { safe: "safe", unsafe: "look at the result", none: "by hand" }[finding[FIX]]),
    ),
    h(
      "p.links",
      null,
      finding[RELATED].length ? h("button", { type: "button", click: () => jump(index) }, "Go to the first copy") : "",
      ruleLink(finding[RULE]),
    ),
  );
}

async function articlePage(argument, query) {
  const number = Number(argument) - 1,
    row = rowOf(number);
  const full = await article(number);
  if (!full && !row) {
    document.title = "Article · scrapelint";
    return [h("h1", null, "No such article"), h("p", null, held())];
  }
  if (!full) return figuresOnly(number, row, query);
  const { findings, texts } = full,
    head = articleHead(number, row, full, query);
  const list = h("ol.found"),
    text = h("article.text", { "aria-label": "The text as scraped" });
  const scroll = (node) =>
    node?.scrollIntoView({
      block: "center",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  const marksOf = (key, index) => [...text.querySelectorAll(`[data-${key}~="${index}"]`)];
  const position = h("span.about");

  const select = (index, quiet) => {
    reading.selected = index;
    text.querySelectorAll(".on").forEach((each) => each.classList.remove("on"));
    for (const mark of [...marksOf("f", index), ...marksOf("c", index)]) mark.classList.add("on");
    [...list.children].forEach((item, at) => {
      const button = item.querySelector("button.pick"),
        on = at === index;
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
  const move = (by) => {
    if (findings.length) select(((reading.selected ?? (by > 0 ? -1 : 0)) + by + findings.length) % findings.length);
  };
  reading.move = move;

  findings.forEach((finding, index) =>
    list.append(
      h(
        "li",
        null,
        h(
          "button.pick",
          { type: "button", "aria-expanded": "false", click: () => select(index) },
          h(`span.tag.${finding[SEVERITY]}`, { "aria-hidden": "true" }, index + 1),
          h("span.what", null, h("b", null, finding[RULE]), h("span", { dir: "auto" }, finding[MESSAGE])),
          h("span.num", null, finding[POINTS] >= 0.05 ? `−${one(finding[POINTS])}` : "0"),
        ),
      ),
    ),
  );
  texts.forEach(([name, length, pieces], field) => {
    const own = findings
      .map((finding, index) => ({
        index,
        start: finding[START],
        end: finding[END],
        severity: finding[SEVERITY],
        rule: finding[RULE],
        field: finding[FIELD],
      }))
      .filter((mark) => mark.field === field);
    if (!own.length && name !== "text") return; // the title stands above
    const copies = own.flatMap((mark) =>
      findings[mark.index][RELATED].map(([start, end]) => ({ start, end, of: mark.index })),
    );
    text.append(h("h2.field", null, name === "text" ? "text, as scraped" : name));
    if (pieces.length) text.append(fieldText(pieces, length, own, copies, select));
    else
      text.append(
        h(
          "p.notice",
          null,
          "The text was not at hand when this report was written; these are the excerpts of its findings.",
        ),
        h(
          "div.prose",
          null,
          own.map((mark) => {
            const block = h("p.snippet", { dir: "auto" }, tag(mark, select));
            const shown = h(`mark.${mark.severity}`, { "data-f": mark.index, click: () => select(mark.index) });
            stretch(shown, findings[mark.index][EXCERPT], HIDDEN);
            block.append(shown);
            return block;
          }),
        ),
      );
  });
  const aside = h(
    "aside.beside",
    { "aria-label": "Findings" },
    h(
      "div.bar",
      null,
      h("h2", null, "Findings", position),
      findings.length > 1
        ? h(
            "p.steps",
            null,
            h("button", { type: "button", "aria-keyshortcuts": "p", click: () => move(-1) }, "↑ Previous"),
            h("button", { type: "button", "aria-keyshortcuts": "n", click: () => move(1) }, "↓ Next"),
          )
        : "",
    ),
    findings.length ? list : h("p.none", null, "None. This article is sound as far as the rules can tell."),
    full.unmarked ? h("p.about", null, `${many(full.unmarked, "finding")} that cost less are not marked.`) : null,
  );
  const asked = Number(query.get("f")) - 1;
  if (findings.length)
    queueMicrotask(() => {
      const start = asked >= 0 && asked < findings.length ? asked : 0;
      select(start, true);
      if (query.has("f")) requestAnimationFrame(() => scroll(marksOf("f", start)[0]));
    });
  return [...head, findings.length ? pointsBar(full.score, full.lost) : null, h("div.reading", null, text, aside)];
}
