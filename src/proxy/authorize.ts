import { isObject } from "../core/values.js";
import { id, type KnownOperation } from "./match.js";
import type { NarrowedCall } from "./operation.js";
import type { Draft } from "./read.js";
import type { Route } from "./routes.js";

/** What `authorize` is given, whatever the operation. */
export interface AnyOperation {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  with(fields: object): NarrowedCall;
}

/** Asks the application whether a call may be made, and gives what is to be sent; nothing where it may not. */
export async function authorized(
  { name, route }: KnownOperation,
  draft: Draft,
  timeoutMs: number,
  authorize: (operation: AnyOperation) => unknown,
): Promise<Draft | undefined> {
  // Nothing else allows a call: neither what is only truthy, nor what another call was given.
  const drafts = new Map<unknown, Draft>([[true, draft]]);
  const operation: AnyOperation = {
    name,
    input: inputOf(route, draft),
    with(fields) {
      const decision = {};
      drafts.set(decision, narrow(route, draft, fields));
      return decision as NarrowedCall;
    },
  };
  return drafts.get(await within(timeoutMs, () => authorize(operation)));
}

function inputOf({ query: names = {}, under }: Route, { path, query, json }: Draft): Record<string, unknown> {
  const parameters = Object.entries(query).map(([name, values]) => [name, names[name] === "one" ? values[0] : values]);
  return { ...path, ...Object.fromEntries(parameters), ...(under ? { [under]: { ...json } } : json) };
}

function narrow({ query: names = {}, json: jsonNames = [], under }: Route, draft: Draft, fields: object): Draft {
  const path = { ...draft.path };
  const query = { ...draft.query };
  const json = { ...draft.json };
  const setField = (name: string, value: unknown): void => {
    if (!jsonNames.includes(name) || value === undefined) throw unfit(name);
    json[name] = value;
  };
  for (const [name, value] of Object.entries(fields)) {
    if (Object.hasOwn(path, name)) path[name] = text(name, value, wholeId);
    else if (Object.hasOwn(names, name)) query[name] = texts(name, value, names[name]);
    else if (!under) setField(name, value);
    else if (name !== under || !isObject(value)) throw unfit(name);
    else for (const [field, item] of Object.entries(value)) setField(field, item);
  }
  return { path, query, json };
}

const wholeId = new RegExp(`^${id}$`);

function texts(name: string, value: unknown, count: "one" | "many" | undefined): string[] {
  const values = [value].flat();
  if (!values.length || (count === "one" && values.length > 1)) throw unfit(name);
  return values.map((item) => text(name, item, /./));
}

/** An id or a filter that turns out empty must not let the browser see more than one that is set. */
function text(name: string, value: unknown, pattern: RegExp): string {
  const isPlain = ["string", "number", "boolean"].includes(typeof value);
  if (!isPlain || !pattern.test(`${value}`)) throw unfit(name);
  return `${value}`;
}

const unfit = (name: string) => new TypeError(`operation.with cannot set ${name} to this`);

function within<TValue>(ms: number, work: () => TValue | PromiseLike<TValue>): Promise<TValue> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("it took too long")), ms);
    new Promise<TValue>((settle) => settle(work())).then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
