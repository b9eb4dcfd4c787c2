import OpenAI, { APIError } from "openai";
import type { Contender } from "../lib/scenarios.ts";
import { vendorFacts } from "../lib/vendors.ts";

/** OpenAI's own client: with its timeout and its two retries. */
export function contender(): Contender {
  const { invites } = new OpenAI({ adminAPIKey: vendorFacts.openai.token, apiKey: null }).admin.organization;
  return {
    list: async () => (await invites.list({ limit: 100 })).data,
    create: () => invites.create({ email: "person1@example.com", role: "reader" }),
    refused: async () => {
      try {
        return { status: 200, body: await invites.retrieve("invite-404") };
      } catch (error) {
        if (!(error instanceof APIError)) throw error;
        return { status: error.status, body: error.error };
      }
    },
  };
}
