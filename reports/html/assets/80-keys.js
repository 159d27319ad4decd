// Keys, and the dialog that tells them and can turn them off.

const KEYS = [
  ["n or j", "next finding"],
  ["p or k", "previous finding"],
  ["]", "next article"],
  ["[", "previous article"],
  ["/", "search"],
  ["?", "this list"],
];
let keysOn = true;

function helpDialog() {
  const dialog = h(
    "dialog",
    { "aria-labelledby": "keys" },
    h("h2", { id: "keys" }, "Keys"),
    h(
      "dl.keys",
      null,
      KEYS.map(([key, about]) => h("div", null, h("dt", null, h("kbd", null, key)), h("dd", null, about))),
    ),
    h(
      "p",
      null,
      h(
        "label",
        null,
        h("input", {
          type: "checkbox",
          checked: true,
          change: (event) => {
            keysOn = event.target.checked;
          },
        }),
        " Single keys are on",
      ),
    ),
    h(
      "p",
      null,
      "Every view has its own address: copy it from the address bar to send the filter, the article and the finding.",
    ),
    h("p.about", null, `${held()} Written by scrapelint ${HEAD.version}. This page loads nothing from the network.`),
    h("button", { type: "button", click: () => dialog.close() }, "Close"),
  );
  document.body.append(dialog);
  document.getElementById("help").addEventListener("click", () => dialog.showModal());
  return dialog;
}

function listen(dialog) {
  document.addEventListener("keydown", (event) => {
    if (
      !keysOn ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      dialog.open ||
      event.target.closest("input, select, textarea")
    )
      return;
    const jump = (target) => {
      if (reading && target !== null) location.hash = to("article", target + 1, reading.values);
    };
    const act = {
      n: () => reading?.move?.(1),
      j: () => reading?.move?.(1),
      p: () => reading?.move?.(-1),
      k: () => reading?.move?.(-1),
      "]": () => jump(reading?.after),
      "[": () => jump(reading?.before),
      "?": () => dialog.showModal(),
      "/": () => document.querySelector("main input[type=search]")?.focus(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
