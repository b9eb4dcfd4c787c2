// Whom the examples speak to: the vendors where all keys are at hand, and otherwise a sandbox in memory.
import { ClerkCore } from "orgkit/clerk";
import { OpenAICore } from "orgkit/openai";
import { PermitCore } from "orgkit/permit";
import { PolarCore } from "orgkit/polar";
import { createSandbox } from "orgkit/sandbox";

export interface Accounts {
  readonly clerk: ClerkCore;
  readonly openai: OpenAICore;
  readonly permit: PermitCore;
  readonly polar: PolarCore;
}

/** Makes cores that share one `fetch`. */
export const accountsAt = (fetch: typeof globalThis.fetch): Accounts => ({
  clerk: new ClerkCore({ accessToken: "sk_test_examples01", fetch }),
  openai: new OpenAICore({ accessToken: "sk-admin-examples01", fetch }),
  permit: new PermitCore({ accessToken: "permit_key_examples01", fetch }),
  polar: new PolarCore({ accessToken: "polar_oat_examples01", fetch }),
});

/** Opens the accounts that the environment has keys for. */
export function openAccounts(): Accounts & { readonly place: string } {
  const { CLERK_SECRET_KEY, OPENAI_ADMIN_KEY, PERMIT_API_KEY, POLAR_ACCESS_TOKEN } = process.env;
  if (!CLERK_SECRET_KEY || !OPENAI_ADMIN_KEY || !PERMIT_API_KEY || !POLAR_ACCESS_TOKEN) {
    return { ...accountsAt(createSandbox({ seed: "demo" }).fetch), place: "a sandbox in memory" };
  }
  return {
    clerk: new ClerkCore({ accessToken: CLERK_SECRET_KEY }),
    openai: new OpenAICore({ accessToken: OPENAI_ADMIN_KEY }),
    permit: new PermitCore({ accessToken: PERMIT_API_KEY }),
    polar: new PolarCore({ accessToken: POLAR_ACCESS_TOKEN }),
    place: "the vendors",
  };
}

/** Tells whether a module is the program that was started. */
export const isProgram = (file: string): boolean => process.argv[1] === file;

export const date = (value: Date | null | undefined): string => value?.toISOString().slice(0, 10) ?? "never";
