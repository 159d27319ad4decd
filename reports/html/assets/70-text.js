// A field of an article with its findings marked in place. Offsets are UTF-16 units.

const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;
const INVISIBLE = /^[\s\u00ad\u200b-\u200d\u2060\ufeff]+$/;
const LONG = 6000; // a field longer than this folds where nothing was found
const LONG_PART = 900; // an unbroken stretch longer than this folds in its middle
const NEAR = 1; // paragraphs that stay open on each side of a finding

const foldButton = (text, open) =>
  h(
    "button.fold",
    {
      type: "button",
      click: (event) => {
        event.target.replaceWith(...open());
      },
    },
    text,
  );

/** A stretch of text; the middle of a long one waits behind a button. */
function stretch(parent, text, pattern) {
  if (text.length <= LONG_PART) {
    addText(parent, text, pattern);
    return;
  }
  let head = 500,
    tail = text.length - 200;
  if (/[\ud800-\udbff]/.test(text[head - 1])) head += 1; // never cut a pair in two
  if (/[\udc00-\udfff]/.test(text[tail])) tail -= 1;
  addText(parent, text.slice(0, head), pattern);
  parent.append(
    foldButton(`… ${count(tail - head)} more characters …`, () => {
      const rest = document.createElement("span");
      addText(rest, text.slice(head, tail), pattern);
      return [rest];
    }),
  );
  addText(parent, text.slice(tail), pattern);
}

/** Cuts a piece at its line ends into the paragraphs that hold something. */
function paragraphs([offset, text]) {
  const found = [];
  let start = 0;
  const push = (end) => {
    if (end > start && /\S|[\u00ad\u200b-\u200f\ufeff]/.test(text.slice(start, end)))
      found.push([offset + start, text.slice(start, end)]);
  };
  for (const match of text.matchAll(LINE_END)) {
    push(match.index);
    start = match.index + match[0].length;
  }
  push(text.length);
  return found;
}

/** The number of a finding, which a click chooses. */
function tag(mark, select) {
  return h(
    `button.tag.${mark.severity}`,
    {
      type: "button",
      "data-f": mark.index,
      "aria-label": `Finding ${mark.index + 1}: ${mark.rule}`,
      click: () => select(mark.index),
    },
    mark.index + 1,
  );
}

/** One paragraph, cut where findings and first copies begin and end, so that overlapping ones all show. */
function paragraph([offset, text], marks, copies, select) {
  const node = h("p", { dir: "auto" }),
    end = offset + text.length;
  const cuts = new Set([offset, end]);
  for (const { start, end: stop } of [...marks, ...copies]) {
    if (start > offset && start < end) cuts.add(start);
    if (stop > offset && stop < end) cuts.add(stop);
  }
  const at = [...cuts].sort((a, b) => a - b);
  const chips = (place, last) => {
    for (const mark of marks) {
      if (
        Math.max(mark.start, offset) !== place ||
        mark.tagged ||
        (mark.start < offset && mark.end <= offset) ||
        (last && mark.start !== end)
      )
        continue;
      mark.tagged = true;
      node.append(tag(mark, select));
    }
  };
  at.forEach((from, index) => {
    const to = at[index + 1];
    chips(from, to === undefined);
    if (to === undefined) return;
    const part = text.slice(from - offset, to - offset);
    const over = marks.filter((mark) => mark.start < to && mark.end > from),
      first = copies.filter((copy) => copy.start < to && copy.end > from);
    let host = node;
    if (first.length) {
      host = h("span.copy", {
        "data-c": first.map((copy) => copy.of).join(" "),
        title: `First copy of finding ${first.map((copy) => copy.of + 1).join(", ")}`,
        click: (event) => {
          if (!getSelection().toString() && !event.target.closest("mark, .fold")) select(first[0].of);
        },
      });
      node.append(host);
    }
    if (over.length) {
      const worst = SEVERITIES.find((severity) => over.some((mark) => mark.severity === severity));
      const mark = h(`mark.${worst}${over.length > 1 ? ".over" : ""}`, {
        "data-f": over.map((each) => each.index).join(" "),
        click: (event) => {
          if (!getSelection().toString() && !event.target.closest(".fold")) select(over[over.length - 1].index);
        },
      });
      host.append(mark);
      host = mark;
    }
    stretch(host, part, over.length && INVISIBLE.test(part) ? UNSEEN : HIDDEN);
  });
  return node;
}
const UNSEEN = new RegExp(`${HIDDEN.source}|${JOINERS.source}|[\\u00a0\\u2000-\\u200a\\u202f\\u3000]`, "gu");

/** The paragraphs of a field; runs of them without a finding wait behind a button. */
function fieldText(pieces, length, marks, copies, select) {
  const host = h("div.prose"),
    all = [];
  let reached = 0;
  for (const piece of pieces) {
    if (piece[0] > reached) all.push({ gap: piece[0] - reached });
    for (const each of paragraphs(piece)) all.push({ each });
    reached = piece[0] + piece[1].length;
  }
  if (length > reached) all.push({ gap: length - reached });
  let first = 0;
  const spans = [...marks, ...copies].sort((a, b) => a.start - b.start);
  const open = [];
  for (const item of all) {
    if (item.gap) continue;
    const from = item.each[0],
      to = from + item.each[1].length;
    while (first < spans.length && spans[first].start <= to) open.push(spans[first++]);
    for (let i = open.length - 1; i >= 0; i--) if (open[i].end < from) open.splice(i, 1);
    item.touched = open.some((span) => span.end > from || span.end === span.start);
    item.marks = open.filter((span) => span.severity);
    item.copies = open.filter((span) => !span.severity);
  }
  const show = (item) =>
    item.gap
      ? h("p.gap", null, `… ${count(item.gap)} characters that this report leaves out …`)
      : paragraph(item.each, item.marks, item.copies, select);
  const foldable = length > LONG && marks.length > 0;
  const near = (index) => {
    for (let i = index - NEAR; i <= index + NEAR; i++) if (all[i]?.touched) return true;
    return false;
  };
  for (let index = 0; index < all.length;) {
    let stop = index;
    while (foldable && stop < all.length && !all[stop].gap && !near(stop) && stop > 0) stop++;
    const size = all.slice(index, stop).reduce((sum, item) => sum + item.each[1].length, 0);
    if (stop - index >= 2 && size > 600) {
      const run = all.slice(index, stop);
      host.append(
        foldButton(`Show ${count(run.length)} paragraphs without a finding (${count(size)} characters)`, () =>
          run.map(show),
        ),
      );
      index = stop;
    } else host.append(show(all[index++]));
  }
  if (!all.length) host.append(h("p.none", null, "(empty)"));
  // A finding without a place in what is shown (an empty field, a blank line) still has its tag.
  for (const mark of marks)
    if (!mark.tagged)
      host.append(tag(mark, select));
  return host;
}
