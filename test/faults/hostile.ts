import * as fc from "fast-check";

const raise = (): never => {
  throw new Error("hostile");
};

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
  ["a thenable that throws", () => ({ then: raise })],
  ["a thenable that settles twice", settlesTwice],
  ["no prototype", () => Object.create(null)],
  ["a symbol", () => Symbol("s")],
  ["prototype keys", () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')],
  ["deep", () => JSON.parse("[".repeat(5_000) + "]".repeat(5_000))],
  ["half a character", () => "\ud800"],
  ["a line break", () => "a\r\nb: c"],
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
  return { then } as PromiseLike<unknown>;
}

/** Makes a value; each call makes a new one, since some can be used once. */
export type Make = () => unknown;

/** Gives a function the name that a counterexample shows. */
const named = <TValue extends object>(name: string, value: TValue): TValue =>
  Object.assign(value, { [fc.toStringMethod]: () => name });

/** Anything that can be said in JavaScript. */
export const anything: fc.Arbitrary<Make> = fc.oneof(
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

/** Anything that an injected function may do, its work included. */
export const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.constant(named<Behaviour>("works", (work) => work)),
  fc.constant(named<Behaviour>("hangs", () => () => new Promise(() => {}))),
  anything.map((make) => named<Behaviour>(`returns ${fc.stringify(make)}`, () => () => make())),
  anything.map((make) => named<Behaviour>(`promises ${fc.stringify(make)}`, () => async () => make())),
  anything.map((make) => named<Behaviour>(`throws ${fc.stringify(make)}`, () => () => raised(make))),
  anything.map((make) => named<Behaviour>(`rejects with ${fc.stringify(make)}`, () => async () => raised(make))),
);
