// What the page holds: figures at once, rows and texts when they are first needed.

const chunk = (id) => JSON.parse(document.getElementById(id).textContent);
const HEAD = chunk("head");
const NUMBER = 0,
  SCORE = 1,
  SITE = 2,
  TITLE = 3,
  URL_ = 4,
  PLACE = 5,
  LANG = 6,
  RULES = 7; // of a row
const FAMILIES = HEAD.families.map((family) => family[0]);
const SEVERITIES = ["error", "warning", "info"];

const SITES = HEAD.sites.map(([name, articles, findings, mean, bins, families, rules, costliest], index) => ({
  index,
  name,
  articles,
  findings,
  mean,
  bins,
  families,
  rules,
  costliest,
  lost: articles * (100 - mean),
}));
const RULES_FOUND = HEAD.rules.map(([name, family, severity, findings, articles, points, bins, sites, top], index) => ({
  index,
  name,
  family,
  severity,
  findings,
  articles,
  points,
  bins,
  sites,
  top,
}));
const siteName = (site) => site.name || "(no site)";

let details = null;
/** Why, fix, examples and shapes of a rule. */
function detailsOf(name) {
  details ??= chunk("rules");
  const rule = RULES_FOUND.find((each) => each.name === name);
  return rule ? details[rule.index] : null;
}

let loaded = null;
/** Every row of the table, worst first, and where each stands. Only after the document is read to its end. */
function rows() {
  if (!loaded) {
    const all = [];
    for (let index = 0; index < HEAD.chunks; index++) for (const row of chunk(`rows${index}`)) all.push(row);
    loaded = { all, at: new Map(all.map((row, index) => [row[NUMBER], index])) };
  }
  return loaded;
}
const rowOf = (number) => rows().all[rows().at.get(number)] ?? null;

function findingsOf(row) {
  let sum = 0;
  for (let i = 1; i < row[RULES].length; i += 3) sum += row[RULES][i];
  return sum;
}
const titleOf = (row) =>
  row[TITLE].trim() || row[URL_].trim() || placeOf(row[PLACE]).split("/").pop() || `article ${row[NUMBER] + 1}`;
const placeOf = (place) => (place ? place.filter((part) => part !== null && part !== "").join(":") : "");

const FULL = HEAD.full;
const inPage = FULL.where ? new Map(FULL.where) : null;
const isFull = (number) => (inPage ? inPage.has(number) : number >= 0 && number < FULL.total);

const texts = new Map();
const waiting = new Map();
globalThis.scrapelintTexts = (index, articles) => {
  waiting.get(index)?.(articles);
};

function shard(index) {
  if (!texts.has(index)) {
    texts.set(
      index,
      inPage
        ? Promise.resolve(chunk(`texts${index}`))
        : new Promise((resolve, reject) => {
            waiting.set(index, resolve);
            const script = document.createElement("script");
            script.src = `texts/${index}.js`;
            script.onerror = () => {
              texts.delete(index);
              reject(new Error(`texts/${index}.js is not beside this page`));
            };
            document.head.append(script);
          }),
    );
  }
  return texts.get(index);
}

/** An article in full, or null if the report does not hold it. */
async function article(number) {
  if (!isFull(number)) return null;
  const index = inPage ? inPage.get(number) : FULL.starts.findLastIndex((start) => start <= number);
  return (await shard(index)).find((each) => each.n === number) ?? null;
}
