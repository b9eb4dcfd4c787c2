type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => unknown)>>;

/** Makes an element. Functions listen to the event they are named after; `true` sets an attribute, `false` leaves it out. */
export function h<TName extends keyof HTMLElementTagNameMap>(
  name: TName,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[TName] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : `${value}`);
  }
  element.append(...children);
  return element;
}

/** Finds an element that the page's HTML has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

let count = 0;

/** Makes an id for one element to refer to another. */
export const newId = (): string => `id-${++count}`;
