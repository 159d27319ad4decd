// Shows the view that the fragment names.

const VIEWS = {
  overview: [overview, "Overview"],
  sites: [sites, "Sites"],
  rules: [rules, "Rules"],
  articles: [articles, "Articles"],
};
const INNER = { site: "sites", rule: "rules", article: "articles" };
const main = document.getElementById("main");
const whole = new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve, { once: true });
  else resolve();
});
let shown = 0;

async function show(first) {
  const mine = ++shown,
    { name, argument, query } = route();
  if (name === "main") return;
  if (!["overview", "sites", "rules"].includes(name)) await whole;
  reading = null;
  const inner = {
    site: () => sitePage(argument),
    rule: () => rulePage(argument),
    article: () => articlePage(argument, query),
  };
  let content;
  try {
    content = await (inner[name] ?? VIEWS[name]?.[0] ?? overview)(query);
  } catch (error) {
    content = [h("h1", null, "This view cannot be shown"), h("p.notice", null, error.message)];
  }
  if (mine !== shown) return; // another view was asked for meanwhile
  main.replaceChildren(...[content].flat().filter(Boolean));
  const here = INNER[name] ?? name;
  for (const each of document.querySelectorAll("#nav a")) {
    if (each.dataset.view === here) each.setAttribute("aria-current", "page");
    else each.removeAttribute("aria-current");
  }
  if (!first) {
    if (!query.has("f")) scrollTo(0, 0);
    main.focus({ preventScroll: true });
    say(document.title);
  }
}

document
  .getElementById("nav")
  .append(...Object.entries(VIEWS).map(([name, [, text]]) => h("a", { href: to(name), "data-view": name }, text)));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener("hashchange", () => show(false));
listen(helpDialog());
show(true);
