import type { Err } from "orgkit";
import { h } from "./dom.ts";
import type { ConsoleError } from "./errors.ts";
import { explain } from "./explain.ts";
import { countText } from "./format.ts";
import type { Reason } from "./reasons.ts";

/** Shows a failure in words, with the facts that a report of it needs. Reasons that a field shows itself are left out. */
export function failureCard(
  { error, meta }: Err<ConsoleError>,
  isShown: (reason: Reason) => boolean = () => false,
): HTMLElement {
  const { title, advice, reasons } = explain(error);
  const left = reasons.filter((reason) => !isShown(reason));
  const status = "status" in error ? ` ${error.status}` : "";
  const facts = [
    `${error.name}${status}`,
    meta.operation,
    meta.attempts ? countText(meta.attempts, "attempt") : "nothing sent",
    ...(meta.requestId ? [`request ${meta.requestId}`] : []),
  ];
  return h(
    "div",
    { class: "failure", role: "alert", tabindex: -1 },
    h("p", { class: "failure-title" }, title),
    ...(left.length
      ? [h("ul", {}, ...left.map(({ field, message }) => h("li", {}, field ? `${field}: ${message}` : message)))]
      : []),
    h("p", {}, advice),
    h("p", { class: "facts" }, facts.join(" · ")),
  );
}
