// A view is a fragment: #/articles?rule=…&sort=…, so that it can be sent, reloaded and gone back to.

const wellFormed = (text) => text.replace(/\p{Cs}/gu, "\ufffd");

function route() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [name, ...rest] = path.split("/");
  let argument = rest.join("/");
  try {
    argument = decodeURIComponent(argument);
  } catch {
    /* typed by hand: taken as it is */
  }
  return { name: name || "overview", argument, query: new URLSearchParams(query ?? "") };
}

/** The fragment of a view; empty values are left out. */
function to(name, argument = "", values = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    if (value !== "" && value !== null && value !== undefined) query.set(key, value);
  const text = query.toString();
  return `#/${name === "overview" ? "" : name}${argument === "" ? "" : "/" + encodeURIComponent(wellFormed(String(argument)))}${text ? "?" + text : ""}`;
}

/** Notes a change of the view's own state in the fragment, without a step in the history. */
function note(name, argument, values) {
  history.replaceState(null, "", to(name, argument, values));
}

const link = (text, ...view) => h("a", { href: to(...view) }, h("bdi", null, text));
const ruleLink = (name) => h("a.code", { href: to("rule", name) }, name);
const siteLink = (site) => link(siteName(site), "site", siteName(site));
