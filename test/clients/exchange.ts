import { expect } from "vitest";
import { type AnyError, type Result, unwrap } from "../../src/index.js";
import type { RecordedFormPart, RecordedRequest, SandboxServer } from "../../src/sandbox/index.js";

/** What two clients have to agree in when they are given the same input. */
export interface Sent {
  readonly method: string;
  /** The segments of the path, decoded. */
  readonly path: readonly string[];
  /** Names and values, decoded and sorted by name. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Those that the vendor reads. */
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: readonly RecordedFormPart[];
}

/** A way in which the official client departs from its input, and why orgkit does not. */
export interface Difference {
  readonly reason: string;
  /** Makes of what orgkit sends what the official client sends. */
  readonly apply: (sent: Sent) => Sent;
  /** The request reaches something else, so that nothing follows for the answer. */
  readonly leadsAstray?: boolean;
}

/** One input for an operation, and where the clients differ over it. */
type Case<TInput> = readonly [title: string, input: TInput, ...differences: readonly Difference[]];

/** One operation in both clients. */
interface Pairing<TInput> {
  readonly operation: string;
  readonly ours: (input: TInput) => Promise<Result<unknown, AnyError>>;
  readonly theirs: (input: TInput) => PromiseLike<unknown>;
  /** Where the clients differ over every input. */
  readonly always?: readonly Difference[];
}

/** Both clients with one input. */
export interface Comparison {
  readonly operation: string;
  readonly title: string;
  readonly differences: readonly Difference[];
  readonly ours: () => PromiseLike<unknown>;
  readonly theirs: () => PromiseLike<unknown>;
}

/** Makes the function that gives inputs for one operation to both clients. */
export const pairing =
  <TInput>({ operation, ours, theirs, always = [] }: Pairing<TInput>) =>
  (...cases: readonly Case<TInput>[]): Comparison[] =>
    cases.map(([title, input, ...differences]) => ({
      operation,
      title,
      differences: [...always, ...differences],
      ours: async () => unwrap(await ours(input)),
      theirs: () => theirs(input),
    }));

/** Starts from a fresh sandbox, makes a call, and tells what was sent and how it ended. */
async function record({ sandbox }: SandboxServer, call: () => PromiseLike<unknown>) {
  sandbox.reset();
  const outcome = await Promise.resolve()
    .then(call)
    .then(() => "ok", failureOf);
  return { outcome, sent: sandbox.requests.map(sentOf) };
}

/** Expects both clients to send the same but for the differences, each of which has to make one, and to fare alike. */
export async function expectSame(server: SandboxServer, { ours, theirs, differences }: Comparison): Promise<void> {
  const own = await record(server, ours);
  const official = await record(server, theirs);

  let expected = own.sent;
  for (const { apply, reason } of differences) {
    const next = expected.map(apply);
    expect(next, reason).not.toEqual(expected);
    expected = next;
  }
  expect(own.sent).toHaveLength(1);
  expect(official.sent).toEqual(expected);
  if (!differences.some(({ leadsAstray }) => leadsAstray)) expect(official.outcome).toBe(own.outcome);
}

/** Expects orgkit to refuse what the official client sends, and tells what that is. */
export async function expectRefused(server: SandboxServer, { ours, theirs }: Comparison): Promise<readonly Sent[]> {
  expect(await record(server, ours)).toEqual({ outcome: "RequestValidationError", sent: [] });
  const { sent } = await record(server, theirs);
  return sent;
}

/** Expects orgkit to send what the official client refuses, and tells what that is. */
export async function expectAllowed(server: SandboxServer, { ours, theirs }: Comparison): Promise<readonly Sent[]> {
  expect(await record(server, theirs)).toMatchObject({ outcome: expect.any(String), sent: [] });
  const { sent } = await record(server, ours);
  return sent;
}

function failureOf(error: unknown): unknown {
  const { name, status = name, statusCode = status } = Object(error);
  return statusCode;
}

const headerNames = ["authorization", "clerk-api-version", "openai-organization", "openai-project", "polar-version"];

function sentOf({ method, path, query, headers, body, json, form }: RecordedRequest): Sent {
  const type = headers["content-type"]?.replace(/;.*/, "");
  const named = headerNames.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));
  return {
    method,
    path: path.split("/").map(decode),
    query: [...new URLSearchParams(query)].sort(byName),
    headers: Object.fromEntries(type ? [...named, ["content-type", type]] : named),
    ...(body !== undefined && { json: json ?? body }),
    ...(form && { form: form.toSorted((one, other) => byName([one.name], [other.name])) }),
  };
}

/** Puts pairs in the order of their names. */
export function byName([one]: readonly [string, string?], [other]: readonly [string, string?]): number {
  return one < other ? -1 : Number(one > other);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Texts that a client could spell wrongly. */
export const awkward: readonly string[] = [
  ...["a b", "a+b", "a&b=c", "é", "😀", "a,b;c", "a:b@c", "(a)!*'~", '"<>^`{}', "[0]", "$a", "a|b", "...", "%"],
];

/** Texts that mean something else in a path unless they are encoded. */
export const unsafe: readonly string[] = ["a/b", "a?b=c", "a#b", "%41", "a\\b", "a\tb"];
