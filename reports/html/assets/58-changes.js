// How the run differs from earlier ones, and what could not be read.

function changes() {
  const change = HEAD.change;
  if (!change) return null;
  const line = ({ name, old, new: now, better }) => {
    const by = now - old,
      good = better && by ? (by > 0 === (better === "higher") ? "better" : "worse") : "";
    const format = (value) => (Number.isInteger(value) ? count(value) : String(Math.round(value * 100) / 100));
    return h(
      "tr",
      null,
      h("th", { scope: "row" }, name),
      h("td.num", null, format(old)),
      h("td.num", null, format(now)),
      h(
        `td.num${good ? "." + good : ""}`,
        null,
        by ? `${by > 0 ? "▲ +" : "▼ −"}${format(Math.abs(by))}${good ? ", " + good : ""}` : "same",
      ),
    );
  };
  return card(
    "Change",
    `Against ${change.against}.`,
    h(
      "div.two",
      null,
      h(
        "table.plain",
        null,
        tableHead("Figure", "then", "now", "change"),
        h("tbody", null, change.figures.map(line)),
      ),
      change.notes.length
        ? h(
            "ul",
            null,
            change.notes.map((text) => h("li", null, text)),
          )
        : null,
    ),
  );
}

function trends() {
  const runs = HEAD.history;
  if (runs.length < 2) return null;
  const percent = (value) => share(value, 1);
  const families = FAMILIES.filter((name) => runs.some((run) => run.families[name]));
  return card(
    "Over time",
    `${many(runs.length, "run")}, ${runs[0].date} to ${runs[runs.length - 1].date}. Each line has its own scale, given below it.`,
    h(
      "div.multiples",
      null,
      trend(
        "Mean score",
        runs.map((run) => run.mean_score),
        one,
      ),
      trend(
        "Articles",
        runs.map((run) => run.articles),
        count,
      ),
      families.map((name) =>
        trend(
          name,
          runs.map((run) => run.families[name] ?? 0),
          percent,
        ),
      ),
    ),
    asTable(
      "Runs",
      ["Run", "Articles", "Mean score", ...families],
      runs.map((run) => [
        run.date,
        count(run.articles),
        one(run.mean_score),
        ...families.map((name) => percent(run.families[name] ?? 0)),
      ]),
    ),
  );
}

function unreadable() {
  const records = HEAD.unreadableRecords;
  if (!records.length) return null;
  return card(
    "Unreadable records",
    records.length < HEAD.unreadable ? `The first ${records.length} of ${count(HEAD.unreadable)}.` : null,
    h(
      "ul.plain",
      null,
      records.map(([path, line, why]) => h("li", null, h("span.code", null, placeOf([path, line])), ` ${why}`)),
    ),
  );
}
