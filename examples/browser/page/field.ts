import { h, newId } from "./dom.ts";

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** A field of a form. */
export type Field =
  | (Common & { readonly kind: "text" | "email" | "json"; readonly value?: string })
  | (Common & { readonly kind: "select"; readonly options: readonly (readonly [value: string, label: string])[] })
  | (Common & { readonly kind: "checkboxes"; readonly options: readonly string[]; readonly value: readonly string[] });

/** A field that is on the page. */
export interface FieldView {
  readonly name: string;
  readonly element: HTMLElement;
  focus(): void;
  /** Shows what is wrong with it; nothing when it is called without. */
  complain(message?: string): void;
}

/** Makes a field with its label, its hint and room for what is wrong with it. */
export function fieldView(field: Field): FieldView {
  const id = newId();
  const hintId = newId();
  const problemId = newId();
  const controls = controlsOf(field, id);
  const described = `${field.hint ? `${hintId} ` : ""}${problemId}`;
  const problem = h("p", { class: "problem", id: problemId });
  const isGroup = field.kind === "checkboxes";
  for (const control of isGroup ? [] : controls) control.setAttribute("aria-describedby", described);
  const element = h(
    isGroup ? "fieldset" : "div",
    isGroup ? { class: "field", "aria-describedby": described } : { class: "field" },
    isGroup ? h("legend", {}, field.label) : h("label", { for: id }, field.label),
    ...(field.hint ? [h("p", { class: "hint", id: hintId }, field.hint)] : []),
    ...(isGroup ? controls.map((control) => h("label", { class: "choice" }, control, control.value)) : controls),
    problem,
  );
  return {
    name: field.name,
    element,
    focus: () => controls[0]?.focus(),
    complain(message = "") {
      problem.textContent = message;
      for (const control of controls) control.setAttribute("aria-invalid", `${message !== ""}`);
    },
  };
}

function controlsOf(field: Field, id: string): (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
  const { name } = field;
  switch (field.kind) {
    case "json":
      return [h("textarea", { id, name, rows: 9, spellcheck: "false", autocomplete: "off" }, field.value ?? "")];
    case "select":
      return [h("select", { id, name }, ...field.options.map(([value, label]) => h("option", { value }, label)))];
    case "checkboxes":
      return field.options.map((value) =>
        h("input", { type: "checkbox", name, value, checked: field.value.includes(value) }),
      );
    default:
      return [h("input", { type: field.kind, id, name, value: field.value ?? "", autocomplete: "off" })];
  }
}
