// Plots as SVG with their figures written on them, and a table of the same figures for who cannot see them.

/** "Figures as a table", folded. */
function asTable(caption, heads, lines) {
  return h(
    "details.figures",
    null,
    h("summary", null, "Figures as a table"),
    h(
      "table",
      null,
      h("caption.unseen", null, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          heads.map((head) => h("th", { scope: "col" }, head)),
        ),
      ),
      h(
        "tbody",
        null,
        lines.map(([first, ...others]) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, first),
            others.map((cell) => h("td.num", null, cell)),
          ),
        ),
      ),
    ),
  );
}

/** Draws into a box of a fixed height, and again when its width changes. */
function fitted(className, draw) {
  const box = h(`div.${className}`);
  let width = 0;
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry.contentRect.width);
    if (now && now !== width) {
      width = now;
      box.replaceChildren(draw(width));
    }
  }).observe(box);
  return box;
}

const TICKS = [1, 2, 5]
  .flatMap((digit) => [0, 1, 2, 3, 4, 5, 6, 7].map((power) => digit * 10 ** power))
  .sort((a, b) => a - b);

const SQUARE_ROOT = "Heights grow with the square root of the number, so that small groups show.";

/** Heights grow with the square root of the count: most articles of a feed are sound, and the others must show. */
function drawScores(bins, width) {
  const height = 230,
    left = 46,
    bottom = 38,
    top = 22;
  const shown = width < 620 ? bins.filter((_, i) => i % 2 === 0).map((_, i) => bins[2 * i] + bins[2 * i + 1]) : bins;
  const most = Math.max(1, ...shown),
    step = (width - left) / shown.length,
    size = 100 / shown.length;
  const y = (value) => height - bottom - Math.sqrt(value / most) * (height - bottom - top);
  const root = svg("svg", {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": "Articles by score; the figures follow as a table",
  });
  let lowest = Infinity;
  for (const tick of TICKS.filter((each) => each <= most).reverse()) {
    if (lowest !== Infinity && y(tick) - lowest < 34) continue;
    if (height - bottom - y(tick) < 14) continue;
    lowest = y(tick);
    root.append(
      svg("line", { class: "grid", x1: left, x2: width, y1: y(tick), y2: y(tick) }),
      svg("text", { class: "tick", x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, short(tick)),
    );
  }
  shown.forEach((value, index) => {
    const x = left + index * step,
      low = index * size;
    if (value) {
      root.append(
        svg("rect", {
          class: `bar ${band(low)}`,
          x: x + 1.5,
          width: Math.max(1, step - 3),
          y: y(value),
          height: Math.max(2, height - bottom - y(value)),
          rx: 2,
        }),
        svg(
          "text",
          { class: "value", x: x + step / 2, y: y(value) - 6, "text-anchor": "middle" },
          step < 40 ? short(value) : count(value),
        ),
      );
    }
  });
  root.append(svg("line", { class: "axis", x1: left, x2: width, y1: height - bottom, y2: height - bottom }));
  for (let score = 0; score <= 100; score += 10) {
    const x = left + (score / 100) * (width - left);
    root.append(svg("line", { class: "axis", x1: x, x2: x, y1: height - bottom, y2: height - bottom + 4 }));
    // On a phone '90' would run into '100', which ends at the edge.
    if (width - left < 360 && score % 20) continue;
    root.append(
      svg(
        "text",
        {
          class: "tick",
          x,
          y: height - bottom + 18,
          "text-anchor": score === 100 ? "end" : score ? "middle" : "start",
        },
        score,
      ),
    );
  }
  root.append(
    svg("text", { class: "tick", x: width, y: height - 4, "text-anchor": "end" }, "score →"),
    svg("text", { class: "tick", x: 0, y: 12 }, "articles ↑"),
  );
  return root;
}

function scorePlot(bins) {
  const size = 100 / bins.length;
  return h(
    "div",
    null,
    fitted("plot", (width) => drawScores(bins, width)),
    asTable(
      "Articles by score",
      ["Score", "Articles"],
      bins.map((value, index) => [
        `${index * size} to ${index === bins.length - 1 ? 100 : (index + 1) * size - 0.1}`,
        count(value),
      ]),
    ),
  );
}

/** A small plot of scores; the heights of all of them are shares of the articles, on one scale. */
function tinyScores(bins, height = 34, width = 120) {
  const sum = bins.reduce((a, b) => a + b, 0) || 1,
    step = width / bins.length;
  const worst = bins.findIndex(Boolean),
    label =
      `Scores: ${share(
        bins.slice(9).reduce((a, b) => a + b, 0),
        sum,
      )} good, ${share(
        bins.slice(0, 5).reduce((a, b) => a + b, 0),
        sum,
      )} poor` + (worst < 0 ? "" : `, lowest from ${worst * 10}`);
  return svg(
    "svg",
    {
      class: "tiny",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": label,
      preserveAspectRatio: "none",
    },
    svg("line", { class: "axis", x1: 0, x2: width, y1: height - 0.5, y2: height - 0.5 }),
    bins.map((value, index) => {
      if (!value) return null;
      const size = Math.max(2, Math.sqrt(value / sum) * (height - 1));
      return svg("rect", {
        class: `bar ${band(index * 10)}`,
        x: index * step + 0.5,
        width: step - 1,
        y: height - 1 - size,
        height: size,
      });
    }),
  );
}

/** A bar of a share (0 to 1) with its figure beside it. */
function shareBar(part, className = "") {
  const root = svg(
    "svg",
    { class: `meter ${className}`, viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "rest", x: 0, y: 0, width: 100, height: 10 }),
  );
  if (part > 0)
    root.append(svg("rect", { class: "part", x: 0, y: 0, width: Math.max(0.6, 100 * Math.min(1, part)), height: 10 }));
  return root;
}

/** Small lines of figures over the runs, the last one written out. */
function trend(name, values, format, className = "") {
  const width = 200,
    height = 48,
    low = Math.min(...values),
    high = Math.max(...values),
    span = high - low || 1;
  const at = values.map((value, index) => [
    4 + (index / Math.max(1, values.length - 1)) * (width - 8),
    height - 5 - ((value - low) / span) * (height - 10),
  ]);
  const last = at[at.length - 1];
  return h(
    "figure.trend",
    null,
    h("figcaption", null, h("span", null, name), h("b", null, format(values[values.length - 1]))),
    svg(
      "svg",
      {
        class: className,
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        "aria-label": `${name}: ${values.map(format).join(", ")}`,
      },
      svg("polyline", { class: "line", points: at.map((point) => point.map(one).join(",")).join(" ") }),
      svg("circle", { class: "dot", cx: last[0], cy: last[1], r: 3.5 }),
    ),
    h("p.range", null, `${format(low)} to ${format(high)}`),
  );
}
