import { createClerk } from "./clerk/clerk.js";
import { createOpenAI } from "./openai/openai.js";
import { createPermit } from "./permit/permit.js";
import { createPolar } from "./polar/polar.js";
import type { SandboxCredential, SandboxOptions, SandboxVendor } from "./types.js";
import type { VendorContext } from "./vendor.js";

/** The vendors' real hosts; paths on them have no prefix. */
export const hosts: Readonly<Record<string, SandboxVendor>> = {
  "api.polar.sh": "polar",
  "sandbox-api.polar.sh": "polar",
  "api.openai.com": "openai",
  "us.api.openai.com": "openai",
  "eu.api.openai.com": "openai",
  "ae.api.openai.com": "openai",
  "au.api.openai.com": "openai",
  "in.api.openai.com": "openai",
  "jp.api.openai.com": "openai",
  "api.clerk.com": "clerk",
  "api.permit.io": "permit",
  "api.eu.permit.io": "permit",
  "api.eu-central-1.permit.io": "permit",
};

/** Builds the four vendors from the options of a sandbox. */
export function createVendors(options: SandboxOptions) {
  return {
    polar: createPolar(contextOf("polar", options, options.polar ?? {})),
    openai: createOpenAI(contextOf("openai", options, options.openai ?? {})),
    clerk: createClerk(contextOf("clerk", options, options.clerk ?? {})),
    permit: createPermit(contextOf("permit", options, options.permit ?? {})),
  };
}

type CredentialOf<TVendor extends SandboxVendor> = Extract<SandboxCredential, { vendor: TVendor }>;

function contextOf<TVendor extends SandboxVendor, TOptions>(
  vendor: TVendor,
  options: SandboxOptions,
  ownOptions: TOptions,
): VendorContext<TOptions, CredentialOf<TVendor>> {
  const isOwn = (credential: SandboxCredential): credential is CredentialOf<TVendor> => credential.vendor === vendor;
  return {
    now: options.now ?? (() => Date.now()),
    options: ownOptions,
    credentials: (options.credentials ?? []).filter(isOwn),
    anyToken: options.anyToken ?? true,
    seed: options.seed,
  };
}
