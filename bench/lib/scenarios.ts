import type { Answer } from "./fetch.ts";
import { type Vendor, vendorFacts } from "./vendors.ts";

/** What is called, in the order of the tables. */
export const scenarios = ["list 10", "list 100", "list 1,000", "create", "refused"] as const;
export type Scenario = (typeof scenarios)[number];

/** A client of one vendor. Each call gives something that shows it has done its work. */
export interface Contender {
  /** Lists; gives the rows. */
  readonly list: () => Promise<readonly unknown[]>;
  /** Creates; gives what the vendor answered. */
  readonly create: () => Promise<object>;
  /** Makes the call that is refused; gives the status and the decoded body. */
  readonly refused: () => Promise<{ readonly status: number | undefined; readonly body: unknown }>;
}

export const rowsOf = (scenario: Scenario): number => Number(scenario.replace(/\D/g, ""));

const encoder = new TextEncoder();

/** The text of a page. */
export function pageOf(vendor: Vendor, count: number, total = count, first = 0): string {
  const { row, page } = vendorFacts[vendor];
  const rows = Array.from({ length: count }, (_, index) => row(first + index));
  return JSON.stringify(page(rows, total, first));
}

/** What the vendor answers in a scenario. */
export function answerOf(vendor: Vendor, scenario: Scenario): Answer {
  const { created, refusal } = vendorFacts[vendor];
  if (scenario === "refused") return { status: refusal.status, body: encoder.encode(JSON.stringify(refusal.body)) };
  const status = scenario === "create" && vendor === "polar" ? 201 : 200;
  const text = scenario === "create" ? JSON.stringify(created()) : pageOf(vendor, rowsOf(scenario));
  return { status, body: encoder.encode(text) };
}

/** The call of a scenario, and a complaint if the contender does not do what it should. */
export function callOf(contender: Contender, scenario: Scenario): () => Promise<unknown> {
  if (scenario === "create") return contender.create;
  return scenario === "refused" ? contender.refused : contender.list;
}

export async function check(contender: Contender, vendor: Vendor, scenario: Scenario): Promise<void> {
  const outcome = await callOf(contender, scenario)();
  const { refusal } = vendorFacts[vendor];
  let isDone = typeof outcome === "object" && outcome !== null;
  if (scenario === "refused") {
    const { status, body } = outcome as Awaited<ReturnType<Contender["refused"]>>;
    isDone = status === refusal.status && typeof body === "object" && body !== null;
  } else if (scenario !== "create") {
    isDone = (outcome as readonly unknown[]).length === rowsOf(scenario);
  }
  if (!isDone) throw new Error(`${vendor}, ${scenario}: unexpected ${JSON.stringify(outcome)?.slice(0, 300)}`);
}
