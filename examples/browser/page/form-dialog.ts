import type { Ok, Result } from "orgkit";
import { type Close, openDialog } from "./dialog.ts";
import { h } from "./dom.ts";
import type { ConsoleError } from "./errors.ts";
import { explain } from "./explain.ts";
import { failureCard } from "./failure-card.ts";
import { type Field, fieldView } from "./field.ts";
import type { Reason } from "./reasons.ts";

/** A form, and the call that it makes. */
export interface Form<TValue> {
  readonly title: string;
  readonly text?: string;
  readonly fields?: readonly Field[];
  /** What the button says. */
  readonly submitLabel: string;
  /** What is done cannot be undone. */
  readonly isDangerous?: boolean;
  /** Makes the call, or says which fields cannot be read. */
  submit(data: FormData, signal: AbortSignal): readonly Reason[] | Promise<Result<TValue, ConsoleError>>;
}

/** Shows a form until its call has worked, and gives the result; nothing if it is given up. */
export function openForm<TValue>(form: Form<TValue>): Promise<Ok<TValue> | undefined> {
  return openDialog(form.title, (dialog, close: Close<Ok<TValue>>) => {
    const fields = (form.fields ?? []).map(fieldView);
    const trouble = h("div");
    const submit = h("button", { class: form.isDangerous ? "danger" : "primary" }, form.submitLabel);
    let running: AbortController | undefined;

    const stop = () => {
      if (running) running.abort();
      else close();
    };
    // Escape stops what is under way, as the button does, and closes when nothing is.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      stop();
    });
    const cancel = h("button", { type: "button", click: stop }, "Cancel");

    const complain = (reasons: readonly Reason[]) => {
      for (const field of fields) field.complain(reasons.find((reason) => reason.field === field.name)?.message);
      fields.find((field) => reasons.some((reason) => reason.field === field.name))?.focus();
    };

    const onSubmit = async (event: Event) => {
      event.preventDefault();
      if (running) return;
      trouble.replaceChildren();
      running = new AbortController();
      const outcome = form.submit(new FormData(element), running.signal);
      if ("length" in outcome) {
        running = undefined;
        complain(outcome);
        return;
      }
      setBusy(true);
      const result = await outcome;
      running = undefined;
      setBusy(false);
      if (result.ok) {
        close(result);
        return;
      }
      const card = failureCard(result, ({ field }) => fields.some(({ name }) => name === field));
      trouble.replaceChildren(card);
      card.focus();
      complain(explain(result.error).reasons);
    };

    const setBusy = (isBusy: boolean) => {
      element.setAttribute("aria-busy", `${isBusy}`);
      submit.textContent = isBusy ? "Working…" : form.submitLabel;
      cancel.textContent = isBusy ? "Stop" : "Cancel";
    };

    const element = h(
      "form",
      { novalidate: true, submit: onSubmit },
      ...(form.text ? [h("p", {}, form.text)] : []),
      ...fields.map((field) => field.element),
      trouble,
      h("div", { class: "buttons" }, cancel, submit),
    );
    return [element];
  });
}

/** The text of a field. */
export const textOf = (data: FormData, name: string): string => `${data.get(name) ?? ""}`.trim();
