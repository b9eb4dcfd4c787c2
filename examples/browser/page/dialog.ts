import { h, newId } from "./dom.ts";

/** Ends a dialog, with what came of it. */
export type Close<TValue> = (value?: TValue) => void;

/** Shows a dialog until it is closed; Escape and a lost page give nothing. The focus then goes back where it was. */
export function openDialog<TValue>(
  title: string,
  fill: (dialog: HTMLDialogElement, close: Close<TValue>) => readonly Node[],
): Promise<TValue | undefined> {
  const id = newId();
  const dialog = h("dialog", { "aria-labelledby": id });
  return new Promise((resolve) => {
    let outcome: TValue | undefined;
    const close: Close<TValue> = (value) => {
      outcome = value;
      dialog.close();
    };
    dialog.append(h("h2", { id }, title), ...fill(dialog, close));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(outcome);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
