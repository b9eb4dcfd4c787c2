import { OpenAICore } from "orgkit/openai/core";

/** How long one request may take; after that its outcome is in doubt. */
export const timeoutMs = 8_000;

/** Gives the core of an organization. Restate repeats and `pace` waits, so orgkit does neither. */
export function openaiOf(organization: string): OpenAICore {
  return new OpenAICore({
    accessToken: process.env.OPENAI_ADMIN_KEY ?? "",
    baseUrl: process.env.OPENAI_BASE_URL ?? "https://api.openai.com/v1",
    organization,
    retries: false,
    timeoutMs,
  });
}
