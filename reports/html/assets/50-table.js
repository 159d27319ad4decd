// A table that sorts by its heads and shows a page of its rows at a time.

const PAGE = 100;
const FEW = 20; // below what is said about a site or a rule

/**
 * columns: {key, label, value(row) to sort by, cell(row) to show, num, first: "asc" | "desc"}; state: {sort, desc, page};
 * changed(state) is told what the reader chose.
 */
function table(caption, columns, lines, state, changed, size = PAGE) {
  const host = h("div.listing");
  const sorted = () => {
    const column = columns.find((each) => each.key === state.sort && each.value);
    if (!column) return lines;
    const way = state.desc ? -1 : 1;
    return lines
      .map((row, index) => [column.value(row), index, row])
      .sort((a, b) => (a[0] < b[0] ? -way : a[0] > b[0] ? way : a[1] - b[1]))
      .map((each) => each[2]);
  };
  const head = (column) => {
    if (!column.value) return h(`th${column.num ? ".num" : ""}`, { scope: "col" }, column.label);
    const on = state.sort === column.key;
    return h(
      `th${column.num ? ".num" : ""}`,
      { scope: "col", "aria-sort": on ? (state.desc ? "descending" : "ascending") : "none" },
      h(
        "button.sort",
        {
          type: "button",
          "data-key": column.key,
          click: () => {
            state.desc = on ? !state.desc : column.first === "desc";
            state.sort = column.key;
            state.page = 1;
            draw();
            changed(state);
            host.querySelector(`button[data-key="${column.key}"]`).focus();
          },
        },
        column.label,
        h("span.arrow", { "aria-hidden": "true" }, on ? (state.desc ? " ▼" : " ▲") : ""),
      ),
    );
  };
  const draw = () => {
    const all = sorted(),
      pages = Math.max(1, Math.ceil(all.length / size));
    state.page = Math.min(Math.max(1, state.page), pages);
    const turn = (by) => {
      state.page += by;
      draw();
      changed(state);
      host.scrollIntoView({ block: "start" });
    };
    const pager =
      pages > 1 &&
      h(
        "nav.pager",
        { "aria-label": `Pages of ${caption}` },
        h("button", { type: "button", disabled: state.page === 1, click: () => turn(-1) }, "← Previous"),
        h(
          "span",
          null,
          `${count((state.page - 1) * size + 1)}–${count(Math.min(all.length, state.page * size))} of ${count(all.length)}`,
        ),
        h("button", { type: "button", disabled: state.page === pages, click: () => turn(1) }, "Next →"),
      );
    host.replaceChildren(
      h(
        "div.scroll",
        { tabindex: "0", role: "region", "aria-label": caption },
        h(
          "table.rows",
          null,
          h("caption.unseen", null, caption),
          h("thead", null, h("tr", null, columns.map(head))),
          h(
            "tbody",
            null,
            all.slice((state.page - 1) * size, state.page * size).map((row) =>
              h(
                "tr",
                null,
                columns.map((column) =>
                  column.wide
                    ? h("th.wide", { scope: "row" }, column.cell(row))
                    : h(
                        `td${column.num ? ".num" : ""}${column.middle ? ".middle" : ""}`,
                        { "data-label": column.label },
                        column.cell(row),
                      ),
                ),
              ),
            ),
          ),
        ),
      ),
      all.length ? "" : h("p.none", null, "Nothing here. Change or clear the filter."),
      pager || "",
    );
  };
  host.show = (rows) => {
    lines = rows;
    draw();
  };
  draw();
  return host;
}

/** The table's part of a fragment. */
const readState = (query, sort, desc) => ({
  sort: query.get("sort") ?? sort,
  desc: query.has("sort") ? query.get("desc") === "1" : desc,
  page: Number(query.get("page")) || 1,
});
const writeState = (state, sort, desc) => ({
  ...(state.sort === sort && state.desc === desc ? {} : { sort: state.sort, desc: state.desc ? 1 : 0 }),
  page: state.page > 1 ? state.page : "",
});

let fields = 0;
/** A labelled control. */
function control(label, input) {
  input.id = `control${++fields}`;
  return h("div.control", null, h("label", { for: input.id }, label), input);
}

function choice(label, key, options, chosen, changed) {
  const select = h(
    "select",
    { name: key, change: (event) => changed(key, event.target.value) },
    h("option", { value: "" }, "all"),
    options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
  return control(label, select);
}

function search(label, chosen, changed) {
  let timer = 0;
  return control(
    label,
    h("input", {
      type: "search",
      name: "q",
      value: chosen,
      autocomplete: "off",
      spellcheck: "false",
      input: (event) => {
        clearTimeout(timer);
        timer = setTimeout(() => changed("q", event.target.value), 80);
      },
    }),
  );
}
