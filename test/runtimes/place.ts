import { ClerkCore, type ClerkOptions } from "orgkit/clerk";
import { OpenAICore, type OpenAIOptions } from "orgkit/openai";
import { PermitCore, type PermitOptions } from "orgkit/permit";
import { PolarCore, type PolarOptions } from "orgkit/polar";
import type { Fault, RecordedRequest } from "orgkit/sandbox";

/** Options that are good for a core of any vendor. */
export type AnyOptions = PolarOptions & OpenAIOptions & ClerkOptions & PermitOptions;

/** Tokens that the sandbox takes for an administrator's. */
export const tokens = {
  polar: "polar_oat_runtimes0001",
  openai: "sk-admin-runtimes0001",
  clerk: "sk_test_runtimes0001",
  permit: "permit_key_runtimes0001",
} as const;

/** Where a case runs: a sandbox over HTTP, and cores that speak to it. */
export interface Place {
  readonly url: string;
  /** Options with which a core of the vendor reaches the sandbox, in a page too. */
  options(vendor: keyof typeof tokens, more?: AnyOptions): AnyOptions;
  polar(more?: AnyOptions): PolarCore;
  openai(more?: AnyOptions): OpenAICore;
  clerk(more?: AnyOptions): ClerkCore;
  permit(more?: AnyOptions): PermitCore;
  addFault(fault: Fault): Promise<void>;
  /** What reached the vendors in this case, oldest first. */
  requests(): Promise<readonly RecordedRequest[]>;
  reset(): Promise<void>;
}

const paths = { polar: "/polar", openai: "/openai/v1", clerk: "/clerk/v1", permit: "/permit" } as const;

/** Makes the place at the address of a served sandbox. */
export function placeAt(url: string): Place {
  const control = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${url}/_sandbox/${path}`, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${text}`);
    return text;
  };
  const options: Place["options"] = (vendor, more) => ({
    accessToken: tokens[vendor],
    baseUrl: url + paths[vendor],
    allowSecretInBrowser: true,
    ...more,
  });
  return {
    url,
    options,
    polar: (more) => new PolarCore(options("polar", more)),
    openai: (more) => new OpenAICore(options("openai", more)),
    clerk: (more) => new ClerkCore(options("clerk", more)),
    permit: (more) => new PermitCore(options("permit", more)),
    async addFault(fault) {
      await control("faults", { method: "POST", body: JSON.stringify(fault) });
    },
    requests: async () => JSON.parse(await control("requests")),
    async reset() {
      await control("reset", { method: "POST" });
    },
  };
}
