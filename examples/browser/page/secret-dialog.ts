import { openDialog } from "./dialog.ts";
import { h } from "./dom.ts";

/** Shows a secret once. It is kept nowhere: when the dialog closes, it is gone. */
export function showSecret(title: string, secret: string): Promise<void> {
  return openDialog<void>(title, (dialog, close) => {
    // A slip of the finger must not lose it.
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    const field = h("input", { readonly: true, value: secret, "aria-label": "Secret", class: "secret" });
    field.addEventListener("focus", () => field.select());
    const said = h("p", { role: "status" });
    const copy = async () => {
      const isCopied = await navigator.clipboard.writeText(secret).then(
        () => true,
        () => false,
      );
      if (!isCopied) field.select();
      said.textContent = isCopied ? "Copied." : "The browser does not let this page copy: press Ctrl+C.";
    };
    return [
      h("p", {}, "Copy it now and put it where it belongs. It is shown this once and stored nowhere."),
      h("div", { class: "secret-row" }, field, h("button", { type: "button", class: "primary", click: copy }, "Copy")),
      said,
      h("div", { class: "buttons" }, h("button", { type: "button", click: () => close() }, "I have it, close")),
    ];
  }).then(() => undefined);
}
