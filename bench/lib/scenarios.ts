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

export function callOf(contender: Contender, scenario: Scenario): () => Promise<unknown> {
  if (scenario === "create") return contender.create;
  return scenario === "refused" ? contender.refused : contender.list;
}

/** Fails unless the contender does what the scenario asks for. */
export async function check(contender: Contender, vendor: Vendor, scenario: Scenario): Promise<void> {
  const complaint = `${vendor}, ${scenario}: not what was expected: `;
  if (scenario === "create") {
    const created = await contender.create();
    if (typeof created !== "object") throw new Error(complaint + created);
  } else if (scenario === "refused") {
    const { status, body } = await contender.refused();
    if (status !== vendorFacts[vendor].refusal.status || !body) throw new Error(`${complaint}${status}, ${body}`);
  } else {
    const { length } = await contender.list();
    if (length !== rowsOf(scenario)) throw new Error(`${complaint}${length} rows`);
  }
}
