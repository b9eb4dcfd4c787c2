import * as fc from "fast-check";

const raise = (): never => {
  throw new Error("hostile");
};

// Not spelled out where an object is made, since that is rarely meant.
const THEN = "then";

/** Values that misbehave as soon as they are touched, each made anew. */
const makers: readonly (readonly [string, () => unknown])[] = [
  ["a revoked proxy", revoked],
  ["a proxy that throws", () => new Proxy({}, new Proxy({}, { get: () => raise }))],
  ["a function proxy that throws", () => new Proxy(() => {}, new Proxy({}, { get: () => raise }))],
  ["getters that throw", () => objectWith("name", "message", "code", "cause", "status", "headers", "body", "then")],
  ["a type tag that throws", () => objectWith(Symbol.toStringTag)],
  ["texts that throw", () => ({ toString: raise, valueOf: raise, toJSON: raise, [Symbol.toPrimitive]: raise })],
  ["members that have no text", () => ({ name: Object.create(null), message: Symbol("m"), code: Object.create(null) })],
  ["a code that has no text", () => Object.assign(new Error("coded"), { code: Symbol("c") })],
  ["a code that is an object", () => Object.assign(new TypeError("coded"), { code: { secret: 1 } })],
  ["a cause that throws", () => new Error("outer", { cause: objectWith("message", "code") })],
  ["an error without members", () => Object.assign(Object.create(Error.prototype), { stack: 1 })],
  ["an error that is its own cause", ownCause],
  ["an object that holds itself", cyclic],
  ["a thenable that throws", () => ({ [THEN]: raise })],
  ["a thenable that settles twice", settlesTwice],
  ["no prototype", () => Object.create(null)],
  ["a symbol", () => Symbol("s")],
  ["prototype keys", () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')],
  ["deep", () => JSON.parse("[".repeat(5_000) + "]".repeat(5_000))],
];

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function objectWith(...names: PropertyKey[]): object {
  const get = raise;
  return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get, enumerable: true }])));
}

function ownCause(): Error {
  const error = new Error("again");
  error.cause = error;
  return error;
}

function cyclic(): object {
  const one: Record<string, unknown> = { name: "cyclic" };
  Object.assign(one, { left: one, right: one, list: [one, one] });
  return one;
}

function settlesTwice(): PromiseLike<unknown> {
  const then = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => {
    resolve(1);
    reject(new Error("second"));
    raise();
  };
  return { [THEN]: then } as unknown as PromiseLike<unknown>;
}

/** Makes a value; each call makes a new one, since some can be used once. */
export type Make = () => unknown;

/** Gives a function the name that a counterexample shows. */
const named = <TValue extends object>(name: string, value: TValue): TValue =>
  Object.assign(value, { [fc.toStringMethod]: () => name });

const texts = ["", ".", "..", "a/b", "?a#b", "%2e", "\ud800", "a\r\nb: c", "\0", "é", "-1", "null"];

/** Anything that can be said in JavaScript. */
export const anything: fc.Arbitrary<Make> = fc.oneof(
  fc.constantFrom(...texts).map((text) => named(JSON.stringify(text), () => text)),
  fc.constantFrom(...makers.map(([name, make]) => named(name, () => make()))),
  fc
    .anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true })
    .map((value) => named(fc.stringify(value), () => value)),
);

/** What an injected function does in place of its work. */
export type Behaviour = (work: (...args: never[]) => unknown) => (...args: never[]) => unknown;

const raised = (make: Make): never => {
  throw make();
};

export const works = named<Behaviour>("works", (work) => work);

/** What an injected function may do: its work more often than not, or else anything. */
export const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { arbitrary: fc.constant(works), weight: 12 },
  fc.constant(named<Behaviour>("hangs", () => () => new Promise(() => {}))),
  anything.map((make) => named<Behaviour>(`returns ${fc.stringify(make)}`, () => () => make())),
  anything.map((make) => named<Behaviour>(`promises ${fc.stringify(make)}`, () => async () => make())),
  anything.map((make) => named<Behaviour>(`throws ${fc.stringify(make)}`, () => () => raised(make))),
  anything.map((make) => named<Behaviour>(`rejects with ${fc.stringify(make)}`, () => async () => raised(make))),
);

const streaming = (source: UnderlyingDefaultSource<unknown>) => () => new Response(new ReadableStream(source) as never);
const late = (make: Make) => () => new Promise((resolve) => setTimeout(() => resolve(make()), 450));

const responses: readonly (readonly [string, Make])[] = [
  ["a network error", () => Response.error()],
  ["a body that fails", streaming({ pull: raise })],
  ["a body that fails for no reason", streaming({ pull: (controller) => controller.error() })],
  ["a body that never comes", streaming({ pull: () => new Promise(() => {}) })],
  ["a body that cannot be cancelled", streaming({ pull: () => new Promise(() => {}), cancel: raise })],
  ["a body that is no bytes", streaming({ pull: (controller) => controller.enqueue("text") })],
  ["a body without an end", streaming({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 16)) })],
  ["a body that somebody reads", lockedBody],
  ["a body that was read", readBody],
  ["a response without headers", () => ({ status: 200, text: () => "{}" })],
  ["a response with a foreign status", () => ({ status: "200", headers: {}, text: () => "{}" })],
  ["a response without a text", () => ({ status: 200, headers: new Headers(), body: null, text: () => undefined })],
];

function lockedBody(): Response {
  const response = new Response("{}");
  response.body?.getReader();
  return response;
}

function readBody(): Response {
  const response = new Response("{}");
  void response.text();
  return response;
}

/** What a fetch may do beside what any function may. */
export const fetching: fc.Arbitrary<Behaviour> = fc.oneof(
  { arbitrary: behaviour, weight: 2 },
  fc.constantFrom(...responses).map(([name, make]) => named<Behaviour>(`gives ${name}`, () => make)),
  fc.constantFrom(...responses).map(([name, make]) => named<Behaviour>(`gives late ${name}`, () => late(make))),
);

type Fields = Readonly<Record<string, Make>>;

/** An object with some of its optional fields, of which one field at most is not what it should be; or anything. */
export const objectLike = (required: Fields, optional: Fields = {}): fc.Arbitrary<Make> => {
  const names = [...Object.keys({ ...required, ...optional }), "other"];
  const wrong = fc.oneof(
    anything,
    anything.map((one) => named(`[${fc.stringify(one)}]`, () => [one()])),
  );
  const broken = fc.tuple(fc.constantFrom(...names), wrong).map((one) => [one]);
  const object = fc
    .tuple(fc.subarray(Object.entries(optional)), fc.oneof(fc.constant([]), fc.constant([]), broken))
    .map(([some, broken]) => {
      const makes = new Map([...Object.entries(required), ...some, ...broken]);
      const words = [...makes].map(([name, make]) => `${name}: ${fc.stringify(make)}`);
      return named(`{ ${words.join()} }`, () => Object.fromEntries([...makes].map(([name, make]) => [name, make()])));
    });
  return fc.oneof({ arbitrary: object, weight: 20 }, anything);
};
