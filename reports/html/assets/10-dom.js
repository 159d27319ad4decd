// Elements are made here and nowhere else. Data reach the page as text nodes and checked attributes only.

const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}\p{Cs}]/gu;
const JOINERS = /[\u200c\u200d]/g;
const SVG = "http://www.w3.org/2000/svg";

/** The name by which a character that would act, or not be seen, is shown. */
function nameOf(char) {
  const code = char.codePointAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : "U+" + code.toString(16).toUpperCase().padStart(4, "0");
}

/** Text for attributes and options, where no element can stand. */
const visible = (text) => String(text).replace(HIDDEN, (char) => `<${nameOf(char)}>`);

/** Appends text, with what would act shown as small marks. */
function addText(parent, text, pattern = HIDDEN) {
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > last) parent.append(text.slice(last, match.index));
    const mark = document.createElement("span");
    mark.className = "ctl";
    mark.textContent = nameOf(match[0]);
    parent.append(mark);
    last = match.index + match[0].length;
  }
  if (last < text.length) parent.append(last ? text.slice(last) : text);
}

function add(parent, kids) {
  for (const kid of kids.flat(3)) {
    if (kid === null || kid === undefined || kid === false) continue;
    if (kid instanceof Node) parent.append(kid);
    else addText(parent, String(kid));
  }
  return parent;
}

function setAll(element, props) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : visible(value));
  }
  return element;
}

/** h("p.note", {id: "x", click: f}, "text", child): an element. Names of properties are ours, never scraped. */
function h(tag, props, ...kids) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  return add(setAll(element, props), kids);
}

function svg(name, props, ...kids) {
  return add(setAll(document.createElementNS(SVG, name), props), kids);
}

/** The head of a table whose first column has words and whose others have figures. */
function tableHead(...names) {
  const cells = names.map((name, index) => h(`th${index ? ".num" : ""}`, { scope: "col" }, name));
  return h("thead", null, h("tr", null, cells));
}

const count = (number) => number.toLocaleString("en");
const short = (number) => Intl.NumberFormat("en", { notation: "compact" }).format(number);
const many = (number, noun, plural = noun + "s") => `${count(number)} ${number === 1 ? noun : plural}`;
const one = (number) => number.toFixed(1);
function share(part, whole) {
  const percent = whole ? (100 * part) / whole : 0;
  return percent === 0 || percent >= 10
    ? `${percent.toFixed(0)} %`
    : percent < 0.1
      ? "< 0.1 %"
      : `${percent.toFixed(1)} %`;
}

const band = (score) => (score >= 90 ? "good" : score >= 50 ? "fair" : "poor");
const pill = (score) => h(`span.pill.${band(score)}`, null, one(score));
const badge = (severity) => h(`span.badge.${severity}`, null, severity);

/** A link to a scraped address if it is one of the web; anything else stays text. */
function outward(url) {
  return /^https?:\/\/[^\s]+$/i.test(url)
    ? h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, h("bdi", null, url))
    : h("bdi", null, url);
}

let sayTimer = 0;
/** Tells it to who listens to the page; the last of several in quick succession. */
function say(text) {
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => {
    document.getElementById("said").textContent = visible(text);
  }, 120);
}
