import { openDialog } from "./dialog.ts";
import { h } from "./dom.ts";
import type { Section } from "./section.ts";

/** Shows all about an item, and what can be done with it. Gives what was done. */
export function openItem<TItem, TRequest>(section: Section<TItem, TRequest>, item: TItem): Promise<string | undefined> {
  const { title } = section.row(item);
  return openDialog<string>(title, (dialog, close) => {
    dialog.classList.add("item");
    const facts = section.facts(item).filter(([, value]) => value !== "");
    const actions = section.actions.filter((action) => action.suits?.(item) ?? true);
    const buttons = actions.map(({ label, isDangerous, run }) => {
      const click = async () => {
        const done = await run(item);
        if (done) close(done);
      };
      return h("button", { type: "button", class: isDangerous ? "danger" : "", click }, label);
    });
    return [
      h("dl", {}, ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      h("div", { class: "actions" }, ...buttons),
      h("div", { class: "buttons" }, h("button", { type: "button", click: () => close() }, "Close")),
    ];
  });
}
