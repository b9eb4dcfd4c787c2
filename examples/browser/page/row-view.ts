import { h } from "./dom.ts";
import { dateText } from "./format.ts";
import type { Row } from "./section.ts";

/** Shows an item as one line of a list, which opens it. */
export function rowView({ id, title, subtitle, tags, date, picture }: Row, open: () => void): HTMLElement {
  return h(
    "li",
    {},
    picture ? h("img", { class: "badge", src: picture, alt: "" }) : badge(title),
    h(
      "div",
      { class: "names" },
      h("button", { type: "button", class: "open", "data-id": id, click: open }, title),
      h("p", { class: "subtitle" }, subtitle),
    ),
    h("p", { class: "tags" }, ...tags.map((tag) => h("span", {}, tag))),
    h("time", { datetime: date.toISOString() }, dateText(date)),
  );
}

function badge(title: string): HTMLElement {
  const initials = title
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 2);
  const hue = [...title].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
  return h("span", { class: `badge hue-${hue}`, "aria-hidden": "true" }, initials.map(([letter]) => letter).join(""));
}
