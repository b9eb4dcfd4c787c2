import { byId, h, newId } from "./dom.ts";
import { failureCard } from "./failure-card.ts";
import { countText } from "./format.ts";
import { openItem } from "./item-dialog.ts";
import { rowView } from "./row-view.ts";
import type { Section } from "./section.ts";

const searchDelayMs = 250;

/** Shows a section in the page's main part: a list with pages, a search where there is one, and what can be done. */
export function showSection<TItem, TRequest>(section: Section<TItem, TRequest>): void {
  let request = section.firstRequest;
  /** The requests of the pages before this one. Requests for pages are plain data, so going back is asking again. */
  let trail: TRequest[] = [];
  let running = new AbortController();

  const status = h("p", { role: "status", class: "status" });
  const summary = h("p", { class: "summary", "aria-live": "polite", tabindex: -1 });
  const rows = h("ul", { class: "rows", role: "list" });
  const trouble = h("div");
  const pager = h("nav", { class: "pager", "aria-label": "Pages" });

  const load = async () => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    status.textContent = "";
    rows.setAttribute("aria-busy", "true");
    const result = await section.list(request, { signal });
    // Another list was asked for in the meantime, or the section was left.
    if (signal.aborted || !rows.isConnected) return;
    rows.setAttribute("aria-busy", "false");
    if (!result.ok) {
      rows.replaceChildren();
      pager.replaceChildren();
      summary.textContent = "";
      trouble.replaceChildren(failureCard(result));
      return;
    }
    const { items, total, nextRequest } = result.value;
    trouble.replaceChildren();
    rows.replaceChildren(...items.map((item) => rowView(section.row(item), () => open(item))));
    const inAll = total === undefined ? "" : `, ${total} in all`;
    summary.textContent = items.length
      ? `Page ${trail.length + 1}: ${countText(items.length, section.noun)}${inAll}`
      : "Nothing found";
    const back = trail.at(-1);
    pager.replaceChildren(
      ...(back === undefined ? [] : [turn("Previous", back, trail.slice(0, -1))]),
      ...(nextRequest === undefined ? [] : [turn("Next", nextRequest, [...trail, request])]),
    );
  };

  const turn = (label: string, to: TRequest, trailThen: TRequest[]) => {
    const click = async () => {
      request = to;
      trail = trailThen;
      await load();
      // The button is gone; the summary says what came.
      summary.focus();
    };
    return h("button", { type: "button", click }, label);
  };

  const start = (first: TRequest) => {
    request = first;
    trail = [];
    return load();
  };

  const tell = async (done: string | undefined) => {
    if (!done) return;
    const focused = document.activeElement?.getAttribute("data-id");
    await load();
    status.textContent = done;
    const same = [...rows.querySelectorAll<HTMLElement>("[data-id]")].find(({ dataset }) => dataset.id === focused);
    if (focused) (same ?? summary).focus();
  };

  const open = async (item: TItem) => tell(await openItem(section, item));
  const create = async () => tell(await section.create.run());

  document.title = `${section.title} – orgkit`;
  byId("main").replaceChildren(
    h(
      "header",
      {},
      h("h1", { tabindex: -1 }, section.title),
      h("p", {}, section.text),
      h(
        "div",
        { class: "toolbar" },
        ...searchOf(section, start),
        h("button", { type: "button", click: load }, "Refresh"),
        h("button", { type: "button", class: "primary", click: create }, section.create.label),
      ),
    ),
    status,
    trouble,
    summary,
    rows,
    pager,
  );
  void load();
}

function searchOf<TItem, TRequest>(
  { search, firstRequest }: Section<TItem, TRequest>,
  start: (first: TRequest) => void,
): HTMLElement[] {
  if (!search) return [];
  const id = newId();
  const input = h("input", { type: "search", id, placeholder: search.label, autocomplete: "off" });
  let timer: ReturnType<typeof setTimeout>;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim();
    timer = setTimeout(() => start(text ? search.request(text) : firstRequest), searchDelayMs);
  });
  return [h("label", { for: id, class: "unseen" }, search.label), input];
}
