import { answer } from "./answers.js";
import type { Exchange, Fault } from "./exchange.js";
import type { Subject } from "./functions.js";

/** How a call ended, how many requests the server saw, and whether a write is in doubt. */
export type Outcome = (subject: Subject) => string;

export const outcome = (name: string, requests: number, inDoubt: boolean): string =>
  `${name} after ${requests}${inDoubt ? ", in doubt" : ""}`;

/** A request that may be sent again although nobody knows what became of it. */
export const isRepeatable = ({ method }: Subject): boolean => /GET|PUT|DELETE/.test(method);

/** The vendor did nothing, or all that was asked. */
export const clear =
  (name: string, requests = 1): Outcome =>
  () =>
    outcome(name, requests, false);

/** A write may have been carried out. */
export const doubtful =
  (name: string, requests = 1): Outcome =>
  (subject) =>
    outcome(name, requests, subject.method !== "GET");

/** One outcome for requests that may be repeated in doubt, another for those that may not. */
export const split =
  (repeatable: Outcome, other: Outcome): Outcome =>
  (subject) =>
    (isRepeatable(subject) ? repeatable : other)(subject);

/** Every attempt that may be made ends like this. */
export const repeated = (name: string): Outcome => split(doubtful(name, 3), doubtful(name));

export const good: Outcome = clear("ok");

/** A 429 that is no JSON object as documented, or for Permit, which documents nothing, any. */
export const tooBusy =
  (requests: number): Outcome =>
  (subject) =>
    clear(subject.name.startsWith("permit") ? "HttpError" : "UnexpectedStatusError", requests)(subject);

/** A 2xx without what the function is to give; the ones named are content with it. */
export const foreign =
  (...content: readonly string[]): Outcome =>
  (subject) =>
    content.includes(subject.name) ? good(subject) : doubtful("ResponseValidationError")(subject);

/** Makes a fault that takes objects alone of an answer that is a list: its one entry gets the fault. */
export const perObject =
  (make: (body: object) => Fault) =>
  (body: object): Fault => {
    if (!Array.isArray(body)) return make(body);
    const fault = make(body[0] as object);
    return { ...fault, play: async (exchange) => answer({ body: `[${await textOf(fault)}]` }).play(exchange) };
  };

/** The body that a fault would send. */
async function textOf(fault: Fault): Promise<string> {
  const parts: Buffer[] = [];
  const recorder = { send: async (data: string | Uint8Array) => void parts.push(Buffer.from(data)), finish() {} };
  await fault.play(recorder as unknown as Exchange);
  return Buffer.concat(parts).toString().split("\r\n\r\n")[1] ?? "";
}
