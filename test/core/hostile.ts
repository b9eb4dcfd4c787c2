/** Throws. */
export const refuse = (): never => {
  throw new Error("hostile");
};

/** Gives an object whose every operation throws. */
export const trap = (): object => new Proxy({}, new Proxy({}, { get: () => refuse }));

/** Gives a proxy that has been revoked: not even its type can be asked. */
export function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Gives an object with a getter that throws. */
export const getter = (name = "name"): object =>
  Object.defineProperty({}, name, { enumerable: true, configurable: true, get: refuse });

/** Gives an object that holds itself. */
export function circular(): object {
  const self: Record<string, unknown> = {};
  self.self = self;
  return self;
}

/** Gives an object that holds itself twice: whoever walks it level by level walks twice as far at each. */
export function knot(): object {
  const self: Record<string, unknown> = {};
  self.left = self.right = self;
  return self;
}

/** Values that nobody means to hand over, and that no vendor takes for a request or an option. */
export const nonsense: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a string", "hello"],
  ["an empty string", ""],
  ["a number", 5],
  ["NaN", Number.NaN],
  ["a bigint", 5n],
  ["a symbol", Symbol("hostile")],
  ["true", true],
  ["a list", [{}]],
  ["a function", refuse],
  ["a Map", new Map([["id", "x"]])],
  ["a Date", new Date(0)],
  ["a promise", Promise.resolve({})],
  ["an own __proto__", JSON.parse('{"__proto__":{"id":"x"}}')],
  ["an own constructor", JSON.parse('{"constructor":{"prototype":{}}}')],
  ["an object that holds itself", circular()],
  ["a getter that throws", getter()],
  ["a proxy that throws", trap()],
  ["a revoked proxy", revoked()],
];

/** What injected code can throw, and no code should. */
export const thrown: readonly (readonly [string, unknown])[] = [
  ["an error", new Error("no")],
  ["undefined", undefined],
  ["null", null],
  ["a string", "no"],
  ["a number", 0],
  ["a bigint", 5n],
  ["a symbol", Symbol("no")],
  ["a function", refuse],
  ["an object without a prototype", Object.create(null)],
  ["an object that holds itself", circular()],
  ["a symbol for a code", { code: Symbol("no") }],
  ["a code that cannot be written", { code: trap() }],
  ["a message that cannot be written", { message: trap() }],
  ["a name that cannot be written", { name: trap() }],
  ["a cause that cannot be read", { cause: revoked() }],
  ["a getter that throws", getter("message")],
  ["a proxy that throws", trap()],
  ["a revoked proxy", revoked()],
];
